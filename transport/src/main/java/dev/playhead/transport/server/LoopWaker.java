package dev.playhead.transport.server;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Wakes the loop's thread: at a time, or earlier when somebody rings. One thread sleeps, any may ring.
final class LoopWaker {
    private volatile long atNanos = System.nanoTime();
    private volatile boolean rung;
    private volatile @Nullable Thread sleeper;

    /// Begins to listen: a ring from now on is heard, also one before the sleep has begun.
    void listen() {
        rung = false;
    }

    /// The time to wake at (of `System.nanoTime`).
    void set(long nanos) {
        atNanos = nanos;
    }

    /// Returns whether the time that is set is after this one.
    boolean isAfter(long nanos) {
        return atNanos - nanos > 0;
    }

    /// Sleeps until the time, a ring, or as long as there is no need to stay awake.
    void sleep(BooleanSupplier needed) {
        sleeper = Thread.currentThread();
        try {
            long left;
            while (!rung && !needed.getAsBoolean() && (left = atNanos - System.nanoTime()) > 0) {
                LockSupport.parkNanos(this, left);
            }
        } finally {
            sleeper = null;
        }
    }

    /// Rings; any thread.
    void ring() {
        rung = true;
        var sleeping = sleeper;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }
}
