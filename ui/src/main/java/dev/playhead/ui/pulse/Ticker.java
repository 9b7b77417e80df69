package dev.playhead.ui.pulse;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Pulses while something changes, and none while nothing does: a window over idle devices takes no time from whoever
/// works beside it. FX thread.
public final class Ticker {
    private static final long SECOND_MS = 1_000;
    // How much later than a second the next news may come and still count as this second.
    private static final long GRACE_NANOS = 250_000_000;
    // News that come faster than this are one.
    private static final long NEWS_EVERY_MS = 25;
    private static final long NANOS_PER_MS = 1_000_000;
    // Pulses that have gone on for so long are those of something that goes on: they wait a while for more of it.
    private static final long GOES_ON_AFTER_NANOS = 500_000_000;
    private static final long GOES_ON_NANOS = 150_000_000;

    private final News news;
    private final AnimationTimer timer;
    private final Runnable arrived;
    private final Runnable rests;
    private final Runnable everySecond;
    private long startedNanos;
    private long touchedNanos;
    private boolean running;
    private volatile @Nullable Thread watching;

    /// Waits beside the FX thread.
    public interface News {
        /// Waits until there is something new to paint, at most so long. Returns whether there is.
        boolean await(long mostMs) throws InterruptedException;
    }

    /// @param news waited for beside the FX thread
    /// @param arrived told of news before the pulse that paints it
    /// @param waits whether something is still to be painted, or moves by itself
    /// @param pulse told the time of each pulse, ns
    /// @param rests told when the pulses end, until there is something new
    /// @param everySecond runs about once a second while there are no news
    public Ticker(
            News news,
            Runnable arrived,
            BooleanSupplier waits,
            LongConsumer pulse,
            Runnable rests,
            Runnable everySecond) {
        this.news = news;
        this.arrived = arrived;
        this.rests = rests;
        this.everySecond = everySecond;
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse.accept(now);
                long at = System.nanoTime();
                long goesOn = at - startedNanos > GOES_ON_AFTER_NANOS ? GOES_ON_NANOS : 0;
                if (at - touchedNanos >= goesOn && !waits.getAsBoolean()) {
                    rest();
                }
            }
        };
    }

    /// Begins, or begins anew with other news to wait for.
    public void start() {
        var before = watching;
        var thread = Thread.ofVirtual().name("ticker").unstarted(this::watch);
        watching = thread; // before it starts, since it ends when it is not the one
        thread.start();
        if (before != null) {
            before.interrupt();
        }
        touch();
    }

    public void stop() {
        var thread = watching;
        watching = null;
        if (thread != null) {
            thread.interrupt();
        }
        rest();
    }

    /// Something has changed: there are pulses for a while.
    public void touch() {
        touchedNanos = System.nanoTime();
        if (!running && watching != null) {
            running = true;
            startedNanos = touchedNanos;
            timer.start();
        }
    }

    private void arrived() {
        arrived.run();
        touch();
    }

    public boolean isRunning() {
        return running;
    }

    private void rest() {
        if (running) {
            running = false;
            timer.stop();
            rests.run();
        }
    }

    private void watch() {
        try {
            long second = System.nanoTime();
            while (watching == Thread.currentThread()) {
                long left = SECOND_MS - (System.nanoTime() - second) / NANOS_PER_MS;
                if (left <= 0) {
                    second = System.nanoTime();
                    Platform.runLater(everySecond);
                } else if (news.await(left)) {
                    second = System.nanoTime() + GRACE_NANOS;
                    Platform.runLater(this::arrived);
                    Thread.sleep(NEWS_EVERY_MS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
