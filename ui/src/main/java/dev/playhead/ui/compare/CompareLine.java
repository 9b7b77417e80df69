package dev.playhead.ui.compare;

import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import org.jspecify.annotations.Nullable;

/// Line of the list: a run, a message of an open run, or a message that belongs to none. Immutable.
///
/// @param index place of the run among all
/// @param message the message; null for a run
/// @param isOpen whether the messages of the run are below it
/// @param hint what only its neighbours tell of how it differs; empty for nothing
record CompareLine(
        int index, RunPair run, @Nullable MessagePair message, PairState state, boolean isOpen, String hint) {
    boolean isRun() {
        return message == null;
    }

    /// Returns whether it stands below a run.
    boolean isInRun() {
        return message != null && run.isRun();
    }

    /// Returns whether both are the same run, or the same message.
    boolean isSameAs(CompareLine other) {
        return index == other.index && message == other.message;
    }
}
