package dev.playhead.ui.window;

/// Whose turn it is to be painted: at most one part of the window a pulse, each no more often than it
/// can be read.
final class Turns {
    private static final long MS = 1_000_000;

    /// A part of the window and the least time between two of its turns.
    enum Part {
        LANES(50),
        STAGE(66),
        STRIP(100),
        BARS(100),
        NOTHING(0);

        private final long everyNanos;

        Part(long everyMs) {
            this.everyNanos = everyMs * MS;
        }
    }

    private final long[] last = new long[Part.values().length];

    /// @param moved whether the timeline has something new
    /// @param hasMoment whether there is a moment to show
    Part next(long nowNanos, boolean moved, boolean hasMoment) {
        Part chosen = Part.NOTHING;
        long waited = 0;
        for (var part : Part.values()) {
            boolean wanted = switch (part) {
                case LANES -> moved;
                case STAGE, STRIP -> hasMoment;
                case BARS -> true;
                case NOTHING -> false;
            };
            long due = nowNanos - last[part.ordinal()] - part.everyNanos;
            if (wanted && due >= 0 && (chosen == Part.NOTHING || due > waited)) {
                chosen = part;
                waited = due;
            }
        }
        if (chosen != Part.NOTHING) {
            last[chosen.ordinal()] = nowNanos;
        }
        return chosen;
    }
}
