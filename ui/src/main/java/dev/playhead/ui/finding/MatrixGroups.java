package dev.playhead.ui.finding;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Versions of a channel put together into columns: each by itself, or by message, or by run.
final class MatrixGroups {
    private static final int MOST_ROWS = 12;
    /// Worst first.
    private static final List<Delivery> ORDER = List.of(
            Delivery.MISSING,
            Delivery.WITHHELD,
            Delivery.DUPLICATE,
            Delivery.OUT_OF_ORDER,
            Delivery.AWAY,
            Delivery.LATE,
            Delivery.ON_ITS_WAY,
            Delivery.DELIVERED,
            Delivery.NOT_MEANT,
            Delivery.NOT_ATTACHED);

    private final Timeline timeline;
    private final DeliveryMatrix part;
    private final MatrixColumns kind;
    private final Map<String, String> history;
    // Places in the part, by the number of the column.
    private final List<Integer> numbers = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();
    private int outside;

    /// @param history the newest version that the server held of each message, by its serial
    MatrixGroups(Timeline timeline, DeliveryMatrix part, MatrixColumns kind, Map<String, String> history) {
        this.timeline = timeline;
        this.part = part;
        this.kind = kind;
        this.history = history;
        var byNumber = new TreeMap<Integer, List<Integer>>();
        for (int place = 0; place < part.columns().size(); place++) {
            int number = number(part.columns().get(place));
            if (number > 0) {
                byNumber.computeIfAbsent(number, key -> new ArrayList<>()).add(place);
            } else {
                outside++;
            }
        }
        byNumber.forEach((number, versions) -> {
            numbers.add(number);
            places.add(versions);
        });
    }

    // 0 for what is in no column.
    private int number(DeliveryMatrix.Column version) {
        if (kind == MatrixColumns.VERSIONS) {
            return version.number() + 1;
        }
        var track = timeline.channel(part.channel());
        var message = track == null ? null : track.message(version.serial());
        if (message == null) {
            return 0;
        }
        boolean ofRun = message.run() >= 0 && message.run() < timeline.runs().size();
        return switch (kind) {
            case VERSIONS -> version.number() + 1;
            case MESSAGES -> message.ordinal();
            case RUNS -> ofRun ? timeline.runs().get(message.run()).number() : 0;
        };
    }

    int count() {
        return numbers.size();
    }

    /// The place of the column with a number, or of the first after it.
    int indexOf(int number) {
        int index = 0;
        while (index < numbers.size() && numbers.get(index) < number) {
            index++;
        }
        return index;
    }

    /// The place of the column that a version is in, by its number in the channel, or of the last before it.
    int indexOfVersion(int version) {
        int found = count() - 1;
        for (int i = 0; i < count(); i++) {
            for (int place : places.get(i)) {
                if (part.columns().get(place).number() <= version) {
                    found = i;
                }
            }
        }
        return found;
    }

    /// @param isAll whether nothing is kept before the first version
    Matrix matrix(int from, int to, boolean isAll) {
        var columns = new ArrayList<Matrix.Column>();
        for (int i = from; i < to; i++) {
            var first = part.columns().get(places.get(i).getFirst());
            columns.add(new Matrix.Column(
                    numbers.get(i), places.get(i).size(), first.publisher(), first.atNanos(), first.position()));
        }
        var rows = new ArrayList<Matrix.Row>();
        for (var row : part.rows()) {
            rows.add(row(row, from, to));
        }
        int hidden = Math.max(0, rows.size() - MOST_ROWS);
        var shown = new ArrayList<>(rows.stream()
                .sorted(Comparator.comparingInt((Matrix.Row row) -> row.onTime() - row.owed()))
                .limit(MOST_ROWS)
                .sorted(Comparator.comparingInt(this::place))
                .toList());
        if (!columns.isEmpty()) {
            shown.add(kept(from, to));
        }
        boolean isLast = to == count() && part.first() + part.columns().size() >= part.size();
        return new Matrix(part.channel(), kind, columns, shown, hidden, isAll && from == 0, isLast, note());
    }

    private String note() {
        return kind == MatrixColumns.RUNS && outside > 0
                ? outside + (outside == 1 ? " version of no run is left out" : " versions of no run are left out")
                : "";
    }

    // Devices in the order of their numbers, then all others.
    private int place(Matrix.Row row) {
        var participant = timeline.participants().get(row.participant());
        return participant.isDevice() ? participant.number() : 100_000 + participant.index();
    }

    private Matrix.Row row(DeliveryMatrix.Row row, int from, int to) {
        var cells = new ArrayList<Matrix.Cell>();
        int owed = 0;
        int onTime = 0;
        boolean isWrong = false;
        for (int i = from; i < to; i++) {
            var of = new LinkedHashMap<Delivery, Matrix.Cell>();
            for (int place : places.get(i)) {
                var cell = row.cells().get(place);
                owed += cell.delivery().isOwed() ? 1 : 0;
                onTime += cell.delivery() == Delivery.DELIVERED ? 1 : 0;
                isWrong |= cell.delivery().tone() == Delivery.Tone.WRONG;
                of.merge(
                        cell.delivery(),
                        new Matrix.Cell(cell.delivery(), 1, cell.delayNanos(), cell.position(), cell.rule()),
                        MatrixGroups::both);
            }
            cells.add(ORDER.stream()
                    .filter(of::containsKey)
                    .map(of::get)
                    .findFirst()
                    .orElseThrow());
        }
        return new Matrix.Row(row.participant(), cells, owed, onTime, isWrong);
    }

    private static Matrix.Cell both(Matrix.Cell one, Matrix.Cell other) {
        var first = one.delayNanos() >= other.delayNanos() ? one : other;
        return new Matrix.Cell(
                one.delivery(), one.count() + other.count(), first.delayNanos(), first.position(), first.rule());
    }

    private Matrix.Row kept(int from, int to) {
        var cells = new ArrayList<Matrix.Cell>();
        int versions = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int here = 0;
            for (int place : places.get(i)) {
                here += isKept(part.columns().get(place)) ? 1 : 0;
            }
            int all = places.get(i).size();
            var delivery = here == all ? Delivery.DELIVERED : Delivery.NOT_ATTACHED;
            var first = part.columns().get(places.get(i).getFirst());
            cells.add(new Matrix.Cell(delivery, here == all ? all : all - here, -1, first.position(), null));
            versions += all;
            held += here;
        }
        return new Matrix.Row(Matrix.HISTORY, cells, versions, held, false);
    }

    private boolean isKept(DeliveryMatrix.Column version) {
        var held = history.get(version.serial());
        return held != null && held.compareTo(version.version()) >= 0;
    }
}
