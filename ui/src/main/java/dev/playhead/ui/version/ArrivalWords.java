package dev.playhead.ui.version;

import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.version.ArrivalGrid.Mark;
import org.jspecify.annotations.Nullable;

/// Words for what is known of a version at a device. Pure functions.
final class ArrivalWords {
    private ArrivalWords() {}

    /// A cell as a sentence: `v42 to Phone: late, 1.22 s after it was published, replayed.`
    static String sentence(VersionsState state, int participant, int number) {
        var row = state.grid().row(participant);
        if (row == null || number < 1 || number > state.grid().count()) {
            return "";
        }
        var mark = row.marks().get(number - 1);
        if (row.isHistory()) {
            return "v" + number + " in history: " + how(state, participant, number) + ".";
        }
        var cell = row.cells().get(number - 1);
        var to = "v" + number + " to " + state.who(participant) + ": ";
        if (cell == null || !cell.isThere()) {
            return to + mark.words() + (cell != null && cell.rule() != null ? ", kept from it by " + cell.rule() : "")
                    + ".";
        }
        return to + mark.words() + ", " + Formats.duration(cell.delayNanos()) + " after it was published, "
                + how(state, participant, number) + ".";
    }

    /// Returns in a word or two how a version came to a device: `own echo`, `append`, `replayed`, `inside v18`.
    static String how(VersionsState state, int participant, int number) {
        var row = state.grid().row(participant);
        if (row == null) {
            return Mark.CANNOT_TELL.words();
        }
        var mark = row.marks().get(number - 1);
        if (row.isHistory()) {
            return mark == Mark.ARRIVED ? "stored" : mark == Mark.ON_ITS_WAY ? "not stored yet" : mark.words();
        }
        var cell = row.cells().get(number - 1);
        if (cell == null || !cell.isThere()) {
            return mark.words();
        }
        return switch (cell.way()) {
            case REPLAYED -> "replayed";
            case WITH_LATER -> {
                int whole = broughtWith(row, number);
                yield whole == 0 ? "inside a later one" : "inside v" + whole;
            }
            case AS_SENT -> {
                if (state.version(number).participant() == participant) {
                    yield "own echo";
                }
                yield kind(state.version(number).kind());
            }
        };
    }

    // Number of the version that one frame brought whole, with this one in it; 0 when it is not known.
    private static int broughtWith(ArrivalGrid.Row row, int number) {
        long frame = position(row.cells().get(number - 1));
        for (int i = number; i < row.cells().size(); i++) {
            var cell = row.cells().get(i);
            if (cell != null && cell.position() == frame && cell.way() != MessageArrivals.Way.WITH_LATER) {
                return i + 1;
            }
        }
        return 0;
    }

    private static long position(MessageArrivals.@Nullable Cell cell) {
        return cell == null ? -1 : cell.position();
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case CREATE -> "create";
            case APPEND -> "append";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case UNKNOWN -> "as sent";
        };
    }

    /// Returns what made a version, as it stands in the list of the life: `Updated`.
    static String done(Kind kind) {
        return switch (kind) {
            case CREATE -> "Created";
            case APPEND -> "Appended";
            case UPDATE -> "Updated";
            case DELETE -> "Deleted";
            case UNKNOWN -> "Changed, cannot tell how";
        };
    }
}
