package dev.playhead.transport.fault;

/// Random numbers for one frame or one attempt to connect. They follow from the seed of the broker, the rule, whom it
/// hits and how often it has hit before, and from nothing else: a re-run draws the same, and a rule more or less
/// changes neither the names that the broker gives nor what other rules draw. For one thread.
public final class SeededRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    private final long number;

    private SeededRandom(long state, long number) {
        this.state = state;
        this.number = number;
    }

    /// @param seed of the broker
    /// @param whom the connection that is hit, or the transport that has none yet
    /// @param number counts what has passed the rule on the way to or from it, from 0
    public static SeededRandom of(long seed, RuleId rule, String whom, long number) {
        long place = hash("fault " + rule.value() + "\n" + whom);
        return new SeededRandom(mix(seed ^ mix(place) ^ mix(number * GOLDEN + 1)), number);
    }

    /// The number of what passes now, which counts from 0.
    public long number() {
        return number;
    }

    /// The next number from 0 to `bound` - 1, all equally likely.
    public long below(long bound) {
        state += GOLDEN;
        return Long.remainderUnsigned(mix(state), bound);
    }

    /// Returns whether something happens that happens `percent` times of a hundred; never with 0, always with 100.
    public boolean hits(long percent) {
        return below(100) < percent;
    }

    // FNV-1a over UTF-16.
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    // The finisher of SplitMix64.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
