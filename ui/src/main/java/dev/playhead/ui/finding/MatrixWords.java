package dev.playhead.ui.finding;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;

/// Cells of a delivery matrix in sentences.
final class MatrixWords {
    private MatrixWords() {}

    /// A cell: `Version 6,016 to Phone: missing, kept from it by F-7.`
    static String of(Matrix matrix, int row, int column, Timeline timeline) {
        var of = matrix.columns().get(column);
        var line = matrix.rows().get(row);
        var cell = line.cells().get(column);
        var what = matrix.kind().one() + " " + Formats.number(of.number());
        if (line.participant() == Matrix.HISTORY) {
            return what + (cell.delivery() == Delivery.DELIVERED ? ": in history." : history(cell, of));
        }
        var whom = timeline.participants().get(line.participant()).name();
        var many = of.versions() == 1
                ? ""
                : Formats.number(cell.count()) + " of " + Formats.count(of.versions(), "version") + " ";
        return what + (of.publisher() < 0 ? "" : from(of, timeline)) + " to " + whom + ": " + many
                + outcome(cell, of.versions() > 1) + ".";
    }

    private static String from(Matrix.Column column, Timeline timeline) {
        return " of " + timeline.participants().get(column.publisher()).name();
    }

    private static String history(Matrix.Cell cell, Matrix.Column column) {
        return column.versions() == 1
                ? ": not in history."
                : ": " + Formats.number(cell.count()) + " of " + Formats.count(column.versions(), "version")
                        + " not in history.";
    }

    private static String outcome(Matrix.Cell cell, boolean many) {
        var after = (many ? ", the slowest after " : " after ") + Formats.duration(cell.delayNanos());
        return switch (cell.delivery()) {
            case DELIVERED -> "delivered" + after;
            case LATE -> "late," + (many ? after.substring(1) : after);
            case DUPLICATE -> "sent twice";
            case OUT_OF_ORDER -> "sent after something that follows it";
            case MISSING -> "missing" + (cell.rule() == null ? "" : ", " + cell.rule() + " kept it from it");
            case WITHHELD -> "missing, kept from it" + (cell.rule() == null ? " by a fault" : " by " + cell.rule());
            case AWAY -> "not yet, it was away and may resume";
            case ON_ITS_WAY -> "on its way";
            case NOT_ATTACHED -> "it was not attached";
            case NOT_MEANT -> "not meant for it";
        };
    }
}
