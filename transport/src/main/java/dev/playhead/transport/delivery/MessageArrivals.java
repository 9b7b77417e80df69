package dev.playhead.transport.delivery;

import dev.playhead.transport.fault.RuleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrival of the versions of one message at everybody who had attached to its channel by a moment, as it was then.
/// Immutable.
///
/// @param serial of the message
/// @param complete whether its first version is among them: of a channel only the newest versions are kept
/// @param columns its versions as the broker made them, in order
/// @param rows one for each participant, in the order in which they attached first
public record MessageArrivals(String serial, boolean complete, List<DeliveryMatrix.Column> columns, List<Row> rows) {
    public MessageArrivals {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Those of a message of which nothing is known.
    public static MessageArrivals none(String serial) {
        return new MessageArrivals(serial, false, List.of(), List.of());
    }

    /// Way in which a version came.
    public enum Way {
        /// In a frame of its own, at once.
        AS_SENT,
        /// In a frame that a resume or an attach brought again.
        REPLAYED,
        /// It was not sent; a later version came whole and has it.
        WITH_LATER
    }

    /// One participant.
    ///
    /// @param participant index in the timeline
    /// @param cells one for each column
    public record Row(int participant, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// One version for one participant.
    ///
    /// @param delayNanos from the column's moment until it was written, ns; -1 while it was not
    /// @param position of the entry that proves it: the frame that was sent, or that was not; -1 where nothing was
    /// @param rule the fault that keeps it away; null when none does
    /// @param way counts for what was sent only
    public record Cell(
            Delivery delivery,
            long delayNanos,
            long position,
            @Nullable RuleId rule,
            Way way) {
        /// Returns whether it was written to the socket of the participant.
        public boolean isThere() {
            return delayNanos >= 0;
        }
    }
}
