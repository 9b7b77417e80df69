package dev.playhead.ui.version;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.delivery.MessageArrivals.Way;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions of the messages of the example session, and how they reached its devices. The phone is away from 109 s to
/// 111.8 s and from 124.6 s on; the tablet is slow from 118.9 s to 123 s.
public final class ExampleVersions {
    private static final long MS = 1_000_000;
    private static final double[] AWAY = {109, 111.8, 124.6};

    private ExampleVersions() {}

    private static @Nullable MessageMark mark(Timeline timeline, String serial) {
        return timeline.channels().getFirst().message(serial);
    }

    /// All versions of a message.
    public static MessageVersions of(Timeline timeline, String serial) {
        var mark = mark(timeline, serial);
        if (mark == null) {
            return MessageVersions.NONE;
        }
        var versions = new ArrayList<Version>();
        for (int number = 1; number <= mark.versions().size(); number++) {
            long at = mark.versions().atNanos(number - 1);
            versions.add(new Version(
                    number,
                    kind(mark, number),
                    at,
                    Math.max(0, mark.author()),
                    timeline.frames().rowAt(at),
                    serial(serial, number),
                    text(mark, number)));
        }
        return new MessageVersions(serial, versions);
    }

    private static String serial(String serial, int number) {
        return number == 1 ? serial : String.format("%s-%04d", serial, number);
    }

    private static Kind kind(MessageMark mark, int number) {
        if (number == 1) {
            return Kind.CREATE;
        }
        return mark.changes().stream()
                .filter(change -> change.version() == number)
                .findFirst()
                .map(change -> change.delete() ? Kind.DELETE : Kind.UPDATE)
                .orElse(number - 2 < mark.appends() ? Kind.APPEND : Kind.UPDATE);
    }

    private static @Nullable String text(MessageMark mark, int number) {
        return switch (kind(mark, number)) {
            case CREATE -> mark.appends() > 0 ? "" : "Which ferry goes to Lokrum today?";
            case APPEND -> "word";
            case UPDATE -> "Which ferry goes to Lokrum tomorrow?";
            case DELETE, UNKNOWN -> null;
        };
    }

    /// How they had arrived at a moment.
    public static MessageArrivals arrivals(Timeline timeline, String serial, long nanos) {
        var mark = mark(timeline, serial);
        if (mark == null) {
            return MessageArrivals.none(serial);
        }
        var columns = new ArrayList<DeliveryMatrix.Column>();
        for (int number = 1; number <= mark.versionAt(nanos); number++) {
            long at = mark.versions().atNanos(number - 1);
            columns.add(new DeliveryMatrix.Column(
                    number - 1,
                    serial,
                    serial(serial, number),
                    mark.author(),
                    at,
                    timeline.frames().rowAt(at)));
        }
        var rows = List.of(row(0, columns, nanos), row(1, columns, nanos), row(2, columns, nanos));
        return new MessageArrivals(serial, true, columns, rows);
    }

    private static MessageArrivals.Row row(int participant, List<DeliveryMatrix.Column> columns, long nanos) {
        var cells = new ArrayList<MessageArrivals.Cell>();
        for (int i = 0; i < columns.size(); i++) {
            boolean isLast = i + 1 == columns.size() || columns.get(i + 1).atNanos() >= ExampleSession.at(AWAY[1]);
            cells.add(cell(participant, columns.get(i), isLast, nanos));
        }
        return new MessageArrivals.Row(participant, cells);
    }

    private static MessageArrivals.Cell cell(
            int participant, DeliveryMatrix.Column column, boolean isLast, long nanos) {
        long at = column.atNanos();
        if (participant == 1 && at >= ExampleSession.at(AWAY[2])) {
            return new MessageArrivals.Cell(Delivery.WITHHELD, -1, column.position(), new RuleId("F-4"), Way.AS_SENT);
        }
        boolean away = participant == 1 && at >= ExampleSession.at(AWAY[0]) && at < ExampleSession.at(AWAY[1]);
        boolean slow = participant == 2 && at >= ExampleSession.at(118.9) && at < ExampleSession.at(123);
        long delay = away ? ExampleSession.at(112) - at : slow ? 400 * MS : 12 * MS;
        if (at + delay > nanos) {
            return new MessageArrivals.Cell(away ? Delivery.AWAY : Delivery.ON_ITS_WAY, -1, -1, null, Way.AS_SENT);
        }
        return new MessageArrivals.Cell(
                delay > VersionsState.LATE_NANOS ? Delivery.LATE : Delivery.DELIVERED,
                delay,
                away ? 7 : column.position(),
                null,
                away ? isLast ? Way.REPLAYED : Way.WITH_LATER : Way.AS_SENT);
    }
}
