package dev.playhead.transport.serving;

/// Counts how late frames were. For one thread at a time.
final class LatenessCount {
    private static final int STEPS = 2_000;
    private static final long FINE_NANOS = 10_000;
    private static final long COARSE_NANOS = 1_000_000;

    // The first STEPS are of 10 µs, the others of 1 ms.
    private final int[] counts = new int[2 * STEPS];
    private long frames;
    private long early;
    private long late;
    private long worst;

    void add(long lateNanos) {
        frames++;
        early += lateNanos < 0 ? 1 : 0;
        late += lateNanos >= Lateness.LATE_NANOS ? 1 : 0;
        worst = Math.max(worst, lateNanos);
        long waited = Math.max(0, lateNanos);
        counts[
                (int)
                        (waited < STEPS * FINE_NANOS
                                ? waited / FINE_NANOS
                                : STEPS + Math.min(STEPS - 1, waited / COARSE_NANOS))]++;
    }

    Lateness lateness() {
        return frames == 0
                ? Lateness.NONE
                : new Lateness(frames, Math.min(worst, atPart(0.5)), Math.min(worst, atPart(0.99)), worst, early, late);
    }

    private long atPart(double part) {
        long wanted = (long) Math.ceil(part * frames);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return i < STEPS ? (i + 1) * FINE_NANOS : (i - STEPS + 1) * COARSE_NANOS;
            }
        }
        return worst;
    }
}
