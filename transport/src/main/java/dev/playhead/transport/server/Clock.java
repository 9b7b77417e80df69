package dev.playhead.transport.server;

/// Wall time that never goes back: read once, then carried on by the monotonic clock.
final class Clock {
    private final long wallNanos = System.currentTimeMillis() * 1_000_000;
    private final long startNanos = System.nanoTime();

    /// ns since 1970.
    long nowNanos() {
        return at(System.nanoTime());
    }

    /// The wall time of a reading of `System.nanoTime`.
    long at(long monotonicNanos) {
        return wallNanos + (monotonicNanos - startNanos);
    }
}
