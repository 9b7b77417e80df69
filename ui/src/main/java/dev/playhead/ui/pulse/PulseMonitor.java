package dev.playhead.ui.pulse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the pulses of the window: where what is seen stood still. What it sees goes to the log, so that a slow
/// window on somebody's machine can be told from a report. FX thread.
public final class PulseMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(PulseMonitor.class);
    /// A pulse every 16.7 ms is usual; more than this between two is a stall that people notice.
    private static final long STALL_NANOS = 67_000_000;

    private long lastNanos;
    private long pulses;
    private long stalls;
    private long longestNanos;

    public void pulse(long nowNanos) {
        if (pulses++ > 0 && nowNanos - lastNanos > STALL_NANOS) {
            stalls++;
            longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
            LOG.info("The window stood still for {} ms", (nowNanos - lastNanos) / 1_000_000);
        }
        lastNanos = nowNanos;
    }

    /// There are no pulses until something happens; what is between is no stall.
    public void rests() {
        lastNanos = Long.MAX_VALUE;
    }

    /// A sentence on all pulses so far.
    public void report() {
        if (pulses > 0) {
            LOG.info("{} pulses, {} stalls, the longest {} ms", pulses, stalls, longestNanos / 1_000_000);
        }
    }
}
