package dev.playhead.ui.pulse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches whether the FX thread answers: asks it every 10 ms and logs every answer that takes too long. A pulse
/// ([PulseMonitor]) can be late for painting alone, while keys and clicks are still heard; this tells the two apart. It
/// asks only when its log is on, and while there are pulses.
public final class FxLatencyMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(FxLatencyMonitor.class);
    private static final long EVERY_MS = 10;
    private static final long STALL_NANOS = 50_000_000;

    private @Nullable Thread asking;
    private boolean resting; // guarded by this

    public void start() {
        if (LOG.isInfoEnabled() && asking == null) {
            asking = Thread.ofVirtual().name("answer-watch").start(this::ask);
        }
    }

    public void stop() {
        if (asking != null) {
            asking.interrupt();
            asking = null;
        }
    }

    /// There are no pulses until [#wakes]: who asked meanwhile would be all that the window does.
    public synchronized void rests() {
        resting = true;
    }

    public synchronized void wakes() {
        if (resting) {
            resting = false;
            notifyAll();
        }
    }

    private synchronized void awaitPulses() throws InterruptedException {
        while (resting) {
            wait();
        }
    }

    private void ask() {
        int stalls = 0;
        long longest = 0;
        try {
            while (true) {
                awaitPulses();
                long asked = System.nanoTime();
                var answered = new CompletableFuture<Long>();
                Platform.runLater(() -> answered.complete(System.nanoTime()));
                long took = answered.get() - asked;
                if (took > STALL_NANOS) {
                    stalls++;
                    LOG.info("The FX thread did not answer for {} ms", took / 1_000_000);
                }
                longest = Math.max(longest, took);
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException closed) {
            LOG.info("{} stalls of the FX thread, the longest answer took {} ms", stalls, longest / 1_000_000);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
