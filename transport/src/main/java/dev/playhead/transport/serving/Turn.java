package dev.playhead.transport.serving;

import dev.playhead.transport.replay.RecordedTurn;

/// An act of the participant that is left out, and what became of it. Immutable.
///
/// @param state whether it has been done
/// @param yoursNanos when it was done, on the clock of the recording, ns since 1970; 0 when it was not
/// @param waitedNanos how long the gate has waited for it
public record Turn(RecordedTurn recorded, State state, long yoursNanos, long waitedNanos) {
    /// States of a turn.
    public enum State {
        /// It comes later.
        LATER,
        /// The gate waits for it.
        NOW,
        DONE,
        /// It is left out of what is played.
        SKIPPED,
        /// Its moment went by, since nobody waits for turns. It may still be done.
        PASSED
    }

    /// Returns what is to be done, in a few words.
    public String words() {
        return recorded.words();
    }

    /// Returns when the recorded participant did it, ns since 1970.
    public long atNanos() {
        return recorded.atNanos();
    }

    /// Returns whether nobody has done it or said that it need not be done.
    boolean isOpen() {
        return state != State.DONE && state != State.SKIPPED;
    }

    Turn in(State other) {
        return new Turn(recorded, other, yoursNanos, waitedNanos);
    }

    Turn done(long nanos) {
        return new Turn(recorded, State.DONE, nanos, waitedNanos);
    }

    Turn waited(long nanos) {
        return new Turn(recorded, state, yoursNanos, nanos);
    }
}
