package dev.playhead.transport.compare;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message on two sides.
///
/// @param a it on the first side; null when it is not there
/// @param b it on the second side; null when it is not there; one of both is
/// @param isMoved whether it stands elsewhere among the messages of its channel that both sides have
/// @param isUntold whether nobody can tell if the other side has it, since too many messages differ
/// @param startedLaterNanos how much later it began on the second side, each from the start of its run, or of the
/// channel where it has none; negative for earlier; 0 on one side only
/// @param tookLongerNanos how much longer it grew on the second side; negative for less
public record MessagePair(
        @Nullable ComparedMessage a,
        @Nullable ComparedMessage b,
        boolean isMoved,
        boolean isUntold,
        long startedLaterNanos,
        long tookLongerNanos) {
    public MessagePair {
        if (a == null && b == null) {
            throw new IllegalArgumentException("A message that is on no side is no pair.");
        }
    }

    /// Difference of a message on two sides.
    public enum Difference {
        /// The second side does not have it.
        LOST,
        /// The first side does not have it.
        ADDED,
        /// It reads otherwise, or is deleted on one side.
        CHANGED,
        /// It stands elsewhere among the others.
        MOVED,
        /// Nobody can tell whether the other side has it.
        UNTOLD
    }

    /// Returns how the sides differ; empty when they are alike. Time is no difference.
    public Set<Difference> differences() {
        var all = EnumSet.noneOf(Difference.class);
        if (isUntold) {
            all.add(Difference.UNTOLD);
        } else if (a == null) {
            all.add(Difference.ADDED);
        } else if (b == null) {
            all.add(Difference.LOST);
        } else if (!a.readsLike(b)) {
            all.add(Difference.CHANGED);
        }
        if (isMoved) {
            all.add(Difference.MOVED);
        }
        return all;
    }

    /// Returns its state.
    ///
    /// @param slowerFromNanos by how much it must be later, or take longer, to be slower
    public PairState state(long slowerFromNanos) {
        if (isUntold) {
            return PairState.CANNOT_TELL;
        }
        if (a == null) {
            return PairState.ONLY_B;
        }
        if (b == null) {
            return PairState.ONLY_A;
        }
        if (!a.readsLike(b)) {
            return PairState.CHANGED;
        }
        if (isMoved) {
            return PairState.REORDERED;
        }
        return slowerNanos() >= slowerFromNanos ? PairState.SLOWER : PairState.SAME;
    }

    /// Returns by how much it was slower on the second side, ns; negative for faster: how much later its last
    /// version came, or how much later it began where that is more, both by the clock of its run. Of a message of
    /// no run only the time that it took counts, since nobody waited for it to begin.
    public long slowerNanos() {
        var message = either();
        boolean isOfRun = message.run() != null || message.runNumber() > 0;
        return isOfRun ? Math.max(startedLaterNanos, startedLaterNanos + tookLongerNanos) : tookLongerNanos;
    }

    /// Returns it on the side that has it, the first one when both do.
    public ComparedMessage either() {
        return a != null ? a : Objects.requireNonNull(b);
    }

    /// Returns how many versions both sides have of it together.
    public int versions() {
        return (a == null ? 0 : a.versions()) + (b == null ? 0 : b.versions());
    }

    /// Returns the number of characters at which the texts are the same from their beginning; -1 when that is not
    /// known.
    public int alikeUntil() {
        if (a == null || b == null || a.text() == null || b.text() == null) {
            return -1;
        }
        int most = Math.min(a.text().length(), b.text().length());
        int at = 0;
        while (at < most && a.text().charAt(at) == b.text().charAt(at)) {
            at++;
        }
        return at;
    }
}
