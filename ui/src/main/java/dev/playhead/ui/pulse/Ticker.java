package dev.playhead.ui.pulse;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Pulses while something changes, and none while nothing does: a window over idle devices takes no time from whoever
/// works beside it. FX thread.
public final class Ticker {
    private static final long LOOKS_EVERY_MS = 25;
    private static final int LOOKS_A_SECOND = 40;
    private static final long GOES_ON_NANOS = 150_000_000;

    private final BooleanSupplier news;
    private final AnimationTimer timer;
    private final Runnable rests;
    private final Runnable everySecond;
    private long touchedNanos;
    private boolean running;
    private volatile @Nullable Thread watching;

    /// @param news whether there is something new to paint; asked beside the FX thread
    /// @param moves whether something moves by itself
    /// @param pulse told the time of each pulse, ns
    /// @param rests told when the pulses end, until there is something new
    /// @param everySecond runs about once a second, pulses or not
    public Ticker(
            BooleanSupplier news, BooleanSupplier moves, LongConsumer pulse, Runnable rests, Runnable everySecond) {
        this.news = news;
        this.rests = rests;
        this.everySecond = everySecond;
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse.accept(now);
                if (System.nanoTime() - touchedNanos > GOES_ON_NANOS && !moves.getAsBoolean()) {
                    rest();
                }
            }
        };
    }

    public void start() {
        if (watching == null) {
            var thread = Thread.ofVirtual().name("ticker").unstarted(this::watch);
            watching = thread; // before it starts, since it ends when it is not the one
            thread.start();
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
            timer.start();
        }
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
            for (int look = 1; watching == Thread.currentThread(); look++) {
                if (look % LOOKS_A_SECOND == 0) {
                    Platform.runLater(everySecond);
                }
                if (news.getAsBoolean()) {
                    Platform.runLater(this::touch);
                }
                Thread.sleep(LOOKS_EVERY_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
