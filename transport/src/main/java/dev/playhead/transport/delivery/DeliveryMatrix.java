package dev.playhead.transport.delivery;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deliveries of some versions of a channel to everybody who had attached to it by a moment, as they were then.
/// Immutable.
///
/// @param first number of the first column; versions of a channel are numbered from 0 in the order of the channel
/// @param kept number of the oldest version that is still known
/// @param size how many versions the channel had had
/// @param columns the versions, in order
/// @param rows one for each participant, in the order in which they attached first
public record DeliveryMatrix(ChannelId channel, int first, int kept, int size, List<Column> columns, List<Row> rows) {
    public DeliveryMatrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// One of a channel of which nothing is known.
    public static DeliveryMatrix empty(ChannelId channel) {
        return new DeliveryMatrix(channel, 0, 0, 0, List.of(), List.of());
    }

    /// One version of a message.
    ///
    /// @param number its number in the channel, from 0
    /// @param serial of the message
    /// @param version serial of the version; that of the message for a new one
    /// @param publisher index of the participant that published it; -1 when nobody knows
    /// @param atNanos when the broker handed it on or acknowledged it, ns since 1970
    /// @param position of the entry that says so
    public record Column(int number, String serial, String version, int publisher, long atNanos, long position) {}

    /// One participant.
    ///
    /// @param participant index in the timeline
    /// @param cells one for each column
    public record Row(int participant, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /// Returns how many of the cells are of versions that it should have.
        public int owed() {
            return (int) cells.stream().filter(cell -> cell.delivery().isOwed()).count();
        }

        /// Returns how many of the cells were delivered in time and in order.
        public int onTime() {
            return (int) cells.stream()
                    .filter(cell -> cell.delivery() == Delivery.DELIVERED)
                    .count();
        }
    }

    /// One version for one participant.
    ///
    /// @param delayNanos from the column's moment until it was written, ns; -1 while it was not
    /// @param position of the entry that proves it: the frame that was sent, or that was not; -1 where nothing was
    /// @param rule the fault that keeps it away; null when none does
    public record Cell(
            Delivery delivery,
            long delayNanos,
            long position,
            @Nullable RuleId rule) {}

    /// Returns the longest delay in a column, ns; -1 when nobody has got it.
    public long slowestNanos(int column) {
        return rows.stream()
                .mapToLong(row -> row.cells().get(column).delayNanos())
                .max()
                .orElse(-1);
    }
}
