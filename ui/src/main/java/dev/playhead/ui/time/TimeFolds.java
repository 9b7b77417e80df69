package dev.playhead.ui.time;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stretches of time that are folded on screen: each takes as much room as [#SHOWN_NANOS] do elsewhere. Shown time is
/// time
/// without what is folded away. Moments are ns since 1970. Immutable.
public final class TimeFolds {
    /// Length of shown time that a fold takes, ns.
    public static final long SHOWN_NANOS = 1_000_000_000L;

    /// Nothing is folded.
    public static final TimeFolds NONE = new TimeFolds(List.of());

    private final List<Fold> folds;
    // Time that is folded away before each fold, and before the end, ns.
    private final long[] away;

    /// A stretch that is folded.
    public record Fold(long fromNanos, long toNanos) {
        /// Its length, ns.
        public long lengthNanos() {
            return toNanos - fromNanos;
        }

        private long away() {
            return lengthNanos() - SHOWN_NANOS;
        }
    }

    private TimeFolds(List<Fold> folds) {
        this.folds = List.copyOf(folds);
        away = new long[folds.size() + 1];
        for (int i = 0; i < folds.size(); i++) {
            away[i + 1] = away[i] + folds.get(i).away();
        }
    }

    /// @param folds in order, apart from each other, and each longer than [#SHOWN_NANOS]
    public static TimeFolds of(List<Fold> folds) {
        return folds.isEmpty() ? NONE : new TimeFolds(folds);
    }

    /// Returns the folds in order.
    public List<Fold> all() {
        return folds;
    }

    /// Returns a moment in shown time, ns.
    public long shown(long nanos) {
        int begun = begun(nanos);
        if (begun == 0) {
            return nanos;
        }
        var last = folds.get(begun - 1);
        if (nanos >= last.toNanos) {
            return nanos - away[begun];
        }
        double share = (double) (nanos - last.fromNanos) / last.lengthNanos();
        return last.fromNanos - away[begun - 1] + Math.round(share * SHOWN_NANOS);
    }

    /// Returns the moment that lies at a place of shown time, ns.
    public long moment(long shown) {
        int low = 0;
        int high = folds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folds.get(middle).fromNanos - away[middle] <= shown) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return shown;
        }
        var last = folds.get(low - 1);
        long into = shown - (last.fromNanos - away[low - 1]);
        return into >= SHOWN_NANOS
                ? shown + away[low]
                : last.fromNanos + Math.round((double) into / SHOWN_NANOS * last.lengthNanos());
    }

    /// Returns the fold in which a moment lies; null when it lies in none.
    public @Nullable Fold at(long nanos) {
        int begun = begun(nanos);
        return begun > 0 && nanos < folds.get(begun - 1).toNanos ? folds.get(begun - 1) : null;
    }

    /// Visits the folds of which anything lies between two moments, in order.
    public void each(long fromNanos, long toNanos, Consumer<Fold> visit) {
        for (int i = Math.max(0, begun(fromNanos) - 1); i < folds.size() && folds.get(i).fromNanos <= toNanos; i++) {
            if (folds.get(i).toNanos >= fromNanos) {
                visit.accept(folds.get(i));
            }
        }
    }

    // How many folds have begun by a moment.
    private int begun(long nanos) {
        int low = 0;
        int high = folds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folds.get(middle).fromNanos <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeFolds that && folds.equals(that.folds);
    }

    @Override
    public int hashCode() {
        return folds.hashCode();
    }
}
