package dev.playhead.ui.pulse;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// When there are pulses, and how many.
@ExtendWith(FxToolkit.class)
class TickerTest {
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger pulses = new AtomicInteger();
    private final AtomicInteger rests = new AtomicInteger();
    private final AtomicInteger seconds = new AtomicInteger();
    private final AtomicInteger toPaint = new AtomicInteger();
    private final Ticker ticker = new Ticker(
            mostMs -> news.tryAcquire(mostMs, TimeUnit.MILLISECONDS),
            () -> {},
            () -> toPaint.get() > 0,
            now -> {
                pulses.incrementAndGet();
                toPaint.decrementAndGet();
            },
            rests::incrementAndGet,
            seconds::incrementAndGet);

    @AfterEach
    void stop() {
        FxToolkit.onFx(() -> {
            ticker.stop();
            return ticker;
        });
    }

    private void start(int parts) {
        toPaint.set(parts);
        FxToolkit.onFx(() -> {
            ticker.start();
            return ticker;
        });
    }

    @Test
    void itRestsAsSoonAsNothingIsLeftToPaint() {
        start(4);
        await().until(() -> rests.get() == 1);
        assertEquals(4, pulses.get());
    }

    @Test
    void newsAreOnePulseWhereOneIsEnough() {
        start(1);
        await().until(() -> rests.get() == 1);
        news.release();
        await().until(() -> rests.get() == 2);
        assertEquals(2, pulses.get());
    }

    @Test
    void everySecondGoesOnWithoutAPulse() {
        start(1);
        await().until(() -> seconds.get() >= 2);
        assertEquals(1, pulses.get());
    }

    @Test
    void whatGoesOnForLongIsWaitedForALittle() {
        start(Integer.MAX_VALUE);
        await().until(() -> pulses.get() > 40);
        toPaint.set(0);
        int before = pulses.get();
        await().until(() -> rests.get() == 1);
        assertTrue(pulses.get() > before);
    }
}
