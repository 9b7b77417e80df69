package dev.playhead.transport.core.state;

/// Names made from the seed. Each is a hash of the seed and of whom it is for, never the next draw of a shared
/// stream: a client that joins a replay does not change the names of those that were recorded.
public final class SeededIds {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final long seed;

    public SeededIds(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /// `length` letters and digits, the same for the same purpose and number.
    public String name(String purpose, long number, int length) {
        long state = mix(seed ^ mix(purpose.hashCode()) ^ mix(number * 0x9E3779B97F4A7C15L));
        var name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            state = mix(state + 0x9E3779B97F4A7C15L);
            name.append(LETTERS.charAt((int) Long.remainderUnsigned(state, LETTERS.length())));
        }
        return name.toString();
    }

    // The finisher of SplitMix64: every bit of the input changes about half of the output.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
