package dev.playhead.ui.version;

import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.delivery.MessageArrivals.Way;
import dev.playhead.transport.insight.MessageVersions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grid of the places where each version of a message had arrived: one row for each device, and one for the history
/// that the broker keeps. Immutable.
///
/// @param count how many versions there are
/// @param rows one for each participant, that of the history last
/// @param published when the broker handed each version on, ns since 1970; 0 where nobody knows
record ArrivalGrid(int count, List<Row> rows, List<Long> published) {
    /// Stands for the history in place of a participant.
    static final int HISTORY = -1;

    ArrivalGrid {
        rows = List.copyOf(rows);
        published = List.copyOf(published);
    }

    /// State of a version at a device.
    enum Mark {
        ARRIVED("arrived"),
        LATE("late"),
        /// A later version came whole and has it.
        NOT_SENT("not sent"),
        MISSING("missing"),
        /// It comes when the device resumes.
        AWAITED("waits for a resume"),
        ON_ITS_WAY("on its way"),
        NOT_ATTACHED("not attached"),
        NOT_MEANT("not meant for it"),
        /// Twice, or after something that follows it.
        DISORDERED("twice or out of order"),
        /// The broker keeps only so much.
        NOT_KEPT("no longer kept"),
        CANNOT_TELL("cannot tell");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// @param participant index in the timeline, or [#HISTORY]
    /// @param marks one for each version
    /// @param cells what is known of each; null where nothing is
    record Row(int participant, List<Mark> marks, List<MessageArrivals.@Nullable Cell> cells) {
        boolean isHistory() {
            return participant == HISTORY;
        }
    }

    /// Joins what was published with how it arrived.
    ///
    /// @param stored serial of the version that the broker keeps; null when it keeps none
    static ArrivalGrid of(MessageVersions versions, MessageArrivals arrivals, @Nullable String stored) {
        int[] columns = columns(versions, arrivals.columns());
        var rows = new ArrayList<Row>();
        for (var row : arrivals.rows()) {
            var marks = new ArrayList<Mark>(columns.length);
            var cells = new ArrayList<MessageArrivals.@Nullable Cell>(columns.length);
            for (int column : columns) {
                var cell = column < 0 ? null : row.cells().get(column);
                cells.add(cell);
                marks.add(cell == null ? Mark.CANNOT_TELL : mark(cell));
            }
            rows.add(new Row(row.participant(), marks, cells));
        }
        rows.add(history(versions, stored));
        var published = Arrays.stream(columns)
                .mapToObj(column ->
                        column < 0 ? 0L : arrivals.columns().get(column).atNanos())
                .toList();
        return new ArrivalGrid(columns.length, rows, published);
    }

    // Column of each version. An append that the broker put together with a later one went out with that.
    private static int[] columns(MessageVersions versions, List<DeliveryMatrix.Column> columns) {
        var bySerial = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            bySerial.put(columns.get(i).version(), i);
        }
        var all = versions.all();
        int[] found = new int[all.size()];
        int next = -1;
        for (int i = found.length - 1; i >= 0; i--) {
            var version = all.get(i);
            if (version.serial() != null) {
                next = bySerial.getOrDefault(version.serial(), -1);
            } else if (version.kind() != MessageVersions.Kind.APPEND) {
                next = -1;
            }
            found[i] = next;
        }
        return found;
    }

    // What the broker puts together with a later append is stored with that.
    private static Row history(MessageVersions versions, @Nullable String stored) {
        var all = versions.all();
        var marks = new Mark[all.size()];
        Arrays.fill(marks, stored == null ? Mark.NOT_KEPT : Mark.ARRIVED);
        for (int i = all.size() - 1; i >= 0 && stored != null; i--) {
            var serial = all.get(i).serial();
            if (serial != null && serial.compareTo(stored) <= 0) {
                break;
            }
            marks[i] = Mark.ON_ITS_WAY;
        }
        return new Row(HISTORY, List.of(marks), Collections.nCopies(all.size(), null));
    }

    private static Mark mark(MessageArrivals.Cell cell) {
        return switch (cell.delivery()) {
            case DELIVERED -> cell.way() == Way.WITH_LATER ? Mark.NOT_SENT : Mark.ARRIVED;
            case LATE -> cell.way() == Way.WITH_LATER ? Mark.NOT_SENT : Mark.LATE;
            case DUPLICATE, OUT_OF_ORDER -> Mark.DISORDERED;
            case MISSING, WITHHELD -> Mark.MISSING;
            case AWAY -> Mark.AWAITED;
            case ON_ITS_WAY -> Mark.ON_ITS_WAY;
            case NOT_ATTACHED -> Mark.NOT_ATTACHED;
            case NOT_MEANT -> Mark.NOT_MEANT;
        };
    }

    /// Returns the row of a participant; null when it has none.
    @Nullable
    Row row(int participant) {
        return rows.stream()
                .filter(row -> row.participant() == participant)
                .findFirst()
                .orElse(null);
    }

    /// Returns what is known of a version at a participant; null when nothing is.
    ///
    /// @param number of the version, from 1
    MessageArrivals.@Nullable Cell cell(int participant, int number) {
        var row = row(participant);
        return row == null || number < 1 || number > count ? null : row.cells().get(number - 1);
    }

    /// Returns when the broker handed a version on, ns since 1970; 0 when nobody knows.
    long publishedNanos(int number) {
        return published.get(number - 1);
    }

    /// Returns whether something occurs in it.
    boolean has(Mark mark) {
        return rows.stream().anyMatch(row -> row.marks().contains(mark));
    }
}
