package dev.playhead.transport.compare;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run on two sides with its messages; or one message that belongs to no run.
///
/// @param a the run on the first side; null when it is not there
/// @param b the run on the second side; null when it is not there
/// @param isMoved whether it, or a message of it, stands elsewhere among those of its channel that both sides have
/// @param messages in the order of the first side; one alone where both `a` and `b` are null
public record RunPair(@Nullable ComparedRun a, @Nullable ComparedRun b, boolean isMoved, List<MessagePair> messages) {
    public RunPair {
        messages = List.copyOf(messages);
        if (a == null && b == null && messages.size() != 1) {
            throw new IllegalArgumentException("What is no run is one message.");
        }
    }

    /// Returns whether it is a run.
    public boolean isRun() {
        return a != null || b != null;
    }

    /// Returns the run on the side that has it, the first one when both do.
    ///
    /// @throws NullPointerException when it is a message that belongs to no run
    public ComparedRun either() {
        return a != null ? a : Objects.requireNonNull(b, "no run");
    }

    /// Returns its state: that of its message where it is no run.
    ///
    /// @param slowerFromNanos by how much it must be later, or take longer, to be slower
    public PairState state(long slowerFromNanos) {
        if (!isRun()) {
            return messages.getFirst().state(slowerFromNanos);
        }
        if (a == null) {
            return PairState.ONLY_B;
        }
        if (b == null) {
            return PairState.ONLY_A;
        }
        boolean isUntold = false;
        boolean hasMoved = isMoved;
        for (var message : messages) {
            var state = message.state(Long.MAX_VALUE);
            if (state == PairState.CHANGED || state == PairState.ONLY_A || state == PairState.ONLY_B) {
                return PairState.CHANGED;
            }
            isUntold |= state == PairState.CANNOT_TELL;
            hasMoved |= state == PairState.REORDERED;
        }
        if (hasMoved) {
            return PairState.REORDERED;
        }
        if (slowerNanos() >= slowerFromNanos) {
            return PairState.SLOWER;
        }
        return isUntold ? PairState.CANNOT_TELL : PairState.SAME;
    }

    /// Returns by how much its first text came later on the second side, by the clock of the run, ns; negative for
    /// earlier, 0 when it has no text on one of them.
    public long firstTextLaterNanos() {
        if (a == null || b == null || a.toFirstTextNanos() < 0 || b.toFirstTextNanos() < 0) {
            return 0;
        }
        return b.toFirstTextNanos() - a.toFirstTextNanos();
    }

    /// Returns by how much it ended later on the second side, by the clock of the run, ns; negative for earlier, 0 when
    /// it is not on both.
    public long tookLongerNanos() {
        return a == null || b == null ? 0 : b.tookNanos() - a.tookNanos();
    }

    /// Returns by how much it was slower on the second side, ns: the later of its first text and its end. Negative for
    /// faster.
    public long slowerNanos() {
        return isRun()
                ? Math.max(firstTextLaterNanos(), tookLongerNanos())
                : messages.getFirst().slowerNanos();
    }

    /// Returns how many versions of messages both sides have of it together.
    public int versions() {
        return messages.stream().mapToInt(MessagePair::versions).sum();
    }
}
