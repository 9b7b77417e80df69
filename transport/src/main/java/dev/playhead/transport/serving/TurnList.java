package dev.playhead.transport.serving;

import dev.playhead.transport.replay.RecordedTurn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The turns of whoever is in the place of a recorded participant. An act is the first open turn of its kind on its
/// channel, early or late; its text may be another. For one thread at a time.
final class TurnList {
    private final List<Turn> turns = new ArrayList<>();

    TurnList(List<RecordedTurn> recorded) {
        recorded.forEach(turn -> turns.add(new Turn(turn, Turn.State.LATER, 0, 0)));
    }

    List<Turn> all() {
        return List.copyOf(turns);
    }

    /// Somebody in that place has done something.
    ///
    /// @return the turn that it was; null when it was none
    @Nullable
    RecordedTurn did(RecordedTurn.Act act, String channel, long nanos) {
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (turn.isOpen()
                    && turn.recorded().act() == act
                    && turn.recorded().channel().equals(channel)) {
                turns.set(i, turn.done(nanos));
                return turn.recorded();
            }
        }
        return null;
    }

    /// Returns whether a turn of the recording is open.
    boolean isOpen(RecordedTurn recorded) {
        return turns.get(index(recorded)).isOpen();
    }

    /// The moment of an open turn has come.
    void came(RecordedTurn recorded, Turn.State state) {
        int i = index(recorded);
        if (turns.get(i).isOpen()) {
            turns.set(i, turns.get(i).in(state));
        }
    }

    void waited(RecordedTurn recorded, long nanos) {
        int i = index(recorded);
        turns.set(i, turns.get(i).waited(nanos));
    }

    /// Leaves the first open turn out of what is played, that which the gate waits for before others.
    void skip() {
        int first = -1;
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).state() == Turn.State.NOW) {
                first = i;
                break;
            }
            if (turns.get(i).state() == Turn.State.LATER) {
                first = i;
            }
        }
        if (first >= 0) {
            turns.set(first, turns.get(first).in(Turn.State.SKIPPED));
        }
    }

    private int index(RecordedTurn recorded) {
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).recorded().position() == recorded.position()) {
                return i;
            }
        }
        throw new IllegalArgumentException("The recording has no such turn.");
    }
}
