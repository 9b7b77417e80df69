package dev.playhead.transport.insight;

/// The rows of the frames table: every frame in, every frame out once per participant it went to or missed,
/// every end of a transport, and everybody who was not let in. Columns only; the payload stays in the log.
/// Rows count from 0 in the order they happened. A published `Frames` never changes below its `count()`;
/// safe to read from any thread.
public interface Frames {
    int count();

    /// Position of the row's entry in the log.
    long position(int row);

    /// Returns its time, ns since 1970.
    long atNanos(int row);

    Way way(int row);

    /// Index of the participant that sent or got it; -1 when unknown.
    int participant(int row);

    /// Returns its name in the table: an action's name, "APPEND" for a message that appends, a REST method,
    /// or "unknown 23".
    String kind(int row);

    /// Index of the channel in [Timeline#channels]; -1 when it concerns none.
    int channel(int row);

    /// Returns the number of versions that the message had with this frame; 0 when the frame carries no
    /// message.
    int version(int row);

    /// Bytes on the wire.
    int bytes(int row);

    /// From the publish to the moment this frame was written, ns; -1 when it does not apply or is not known yet.
    long latencyNanos(int row);

    /// Returns when it was really written to its socket, ns since 1970; 0 when it was not, or is not known
    /// yet.
    default long writtenNanos(int row) {
        return 0;
    }

    /// Code of the error that the row carries, or with which the broker refused what it brought; a status for a REST
    /// answer that names no code. 0 for none. May become known after the row is.
    default int error(int row) {
        return 0;
    }

    /// Returns the number of rows that have an [#error].
    default int errors() {
        return 0;
    }

    /// Returns whether the row repeats what its sender had sent before, as an SDK does that got no answer (RTN19a2).
    default boolean isResend(int row) {
        return false;
    }

    /// The first row of the log entry at `position`; -1 when it has none.
    default int rowOf(long position) {
        return -1;
    }

    /// Row of the log entry at `position` that is a participant's, if it went to many; its first row when none of them
    /// is, and -1 when it has none.
    default int rowOf(long position, int participant) {
        int first = rowOf(position);
        for (int row = first; row >= 0 && row < count() && position(row) == position; row++) {
            if (participant(row) == participant) {
                return row;
            }
        }
        return first >= 0 && first < count() && position(first) == position ? first : -1;
    }

    /// The last row at or before `nanos`; -1 when there is none.
    int rowAt(long nanos);

    /// Row of what arrived at a moment: of all rows of that moment the one that came in, since what the broker sent
    /// because of it has the same moment. The last row at or before the moment when nothing came in; -1 when there
    /// is none.
    ///
    /// @param participant index of who sent it; -1 for whoever did
    default int arrivalAt(long nanos, int participant) {
        int last = rowAt(nanos);
        int found = last;
        for (int row = last; row >= 0 && atNanos(row) == nanos; row--) {
            if (way(row) == Way.IN && (participant < 0 || participant(row) == participant)) {
                found = row;
            }
        }
        return found;
    }

    enum Way {
        /// To the broker.
        IN,
        /// From the broker.
        OUT,
        /// Meant for the participant, not sent.
        UNDELIVERED,
        /// No frame: a transport ended (`END`), or somebody was not let in (`REJECTED`).
        EVENT
    }
}
