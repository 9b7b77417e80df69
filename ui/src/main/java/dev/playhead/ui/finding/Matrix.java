package dev.playhead.ui.finding;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Delivery matrix as it is on screen: some columns that stand beside each other, and who got what they stand for.
/// Immutable.
///
/// @param channel whose it is; null while no channel has a message
/// @param columns in the order of the channel
/// @param rows one for each participant, history last
/// @param hidden participants for whom there is no room, those that lack least
/// @param isFirst whether there is nothing before the first column
/// @param isLast whether there is nothing after the last column
/// @param note what is left out, in words; may be empty
record Matrix(
        @Nullable ChannelId channel,
        MatrixColumns kind,
        List<Column> columns,
        List<Row> rows,
        int hidden,
        boolean isFirst,
        boolean isLast,
        String note) {
    /// Participant of the row that tells what the server keeps.
    static final int HISTORY = -1;

    Matrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// One without columns.
    static Matrix empty(@Nullable ChannelId channel, MatrixColumns kind) {
        return new Matrix(channel, kind, List.of(), List.of(), 0, true, true, "");
    }

    /// @param number that people call it by; grows from column to column
    /// @param versions how many versions it stands for
    /// @param publisher index of the participant that published the first; -1 when nobody knows
    /// @param atNanos when the first was made, ns since 1970
    /// @param position of the entry that made the first
    record Column(int number, int versions, int publisher, long atNanos, long position) {}

    /// @param participant index in the timeline, or [#HISTORY]
    /// @param cells one for each column
    /// @param owed of how many of the versions in these columns it should have each
    /// @param onTime how many of them it got in time and in order
    /// @param isWrong whether something was lost, doubled or out of order
    record Row(int participant, List<Cell> cells, int owed, int onTime, boolean isWrong) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /// Worst of the deliveries of the versions of a column.
    ///
    /// @param count how many of them are like that
    /// @param delayNanos the longest of them, until it was written; -1 while it was not
    /// @param position of the entry that proves it; -1 where nothing was sent
    /// @param rule the fault that keeps it away; null when none does
    record Cell(
            Delivery delivery,
            int count,
            long delayNanos,
            long position,
            @Nullable RuleId rule) {}

    /// Returns the longest delay in a column, ns; -1 when nobody has got it.
    long slowestNanos(int column) {
        return rows.stream()
                .mapToLong(row -> row.cells().get(column).delayNanos())
                .max()
                .orElse(-1);
    }

    /// The longest delay of all, ns; -1 when nobody has got anything.
    long slowestNanos() {
        long slowest = -1;
        for (int column = 0; column < columns.size(); column++) {
            slowest = Math.max(slowest, slowestNanos(column));
        }
        return slowest;
    }
}
