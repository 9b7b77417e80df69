package dev.playhead.transport.server.fanout;

/// Tells a client that reads too slowly from one that was just given much at once. What a client missed may be more
/// than may wait for it, and it must be able to catch up: so a full queue alone is no reason to cut it, only one that
/// stands still or does not get empty. Guarded by its transport's lock.
public final class SlowConsumerDetector {
    private static final long STALLED_NANOS = 1_000_000_000;
    private static final long BEHIND_NANOS = 10_000_000_000L;

    private final long limitBytes;
    private long beganNanos;
    private long movedNanos;

    public SlowConsumerDetector(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// Something waits, and nothing did before.
    public void began() {
        beganNanos = System.nanoTime();
        movedNanos = beganNanos;
    }

    /// Something was written.
    public void moved(long nowNanos) {
        movedNanos = nowNanos;
    }

    /// Returns whether the client is to be cut, with so much waiting for it.
    ///
    /// @param latencyNanos what a rule makes it wait on purpose
    public boolean isTooSlow(long queuedBytes, long latencyNanos) {
        if (queuedBytes <= limitBytes) {
            return false;
        }
        long now = System.nanoTime();
        return now - movedNanos > STALLED_NANOS + latencyNanos || now - beganNanos > BEHIND_NANOS + latencyNanos;
    }
}
