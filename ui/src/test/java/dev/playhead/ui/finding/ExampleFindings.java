package dev.playhead.ui.finding;

import dev.playhead.transport.api.CheckStatus;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.RuleVerdicts.Since;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What rules found in the example session, and how its versions reached everybody. Each frame of it is a version. The
/// phone is cut twice and the tablet slow once; of what else goes wrong the example tells by itself.
public final class ExampleFindings {
    static final ChannelId CHANNEL = ChannelId.shared("ai:trip-42");
    private static final long NEVER = Long.MAX_VALUE;
    private static final long MS = 1_000_000;

    private ExampleFindings() {}

    /// What the rules had to say at a moment, ns since 1970.
    public static CheckStatus checks(Timeline timeline, long nanos) {
        var findings = new TreeMap<Integer, Finding>();
        var all = findings(timeline);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).atNanos() <= nanos) {
                findings.put(i, all.get(i));
            }
        }
        return new CheckStatus(
                List.of(
                        "no-loss",
                        "no-duplicate",
                        "channel-order",
                        "version-monotonic",
                        "append-integrity",
                        "run-termination",
                        "publisher-order",
                        "text-after-stop"),
                List.of(
                        verdicts("no-loss", "No frame lost", timeline, 1, 110),
                        verdicts("no-duplicate", "No frame twice", timeline, 2, 121),
                        verdicts("channel-order", "Right order", timeline, 2, 121.5),
                        verdicts("version-monotonic", "Versions only grow", timeline, -1, 0),
                        verdicts("append-integrity", "Same text as the server", timeline, -1, 0),
                        new RuleVerdicts(
                                "run-termination",
                                "Every run ended",
                                "no run has ended",
                                Map.of(3, new Verdict.Pass(5)),
                                Map.of(3, new Since(ExampleSession.at(21), NEVER))),
                        new RuleVerdicts(
                                "publisher-order", "Published in order", "nobody published twice", Map.of(), Map.of())),
                findings,
                0);
    }

    private static RuleVerdicts verdicts(String rule, String question, Timeline timeline, int broken, double at) {
        var verdicts = new TreeMap<Integer, Verdict>();
        var since = new TreeMap<Integer, Since>();
        for (int i = 0; i < 4; i++) {
            boolean fails = i == broken;
            verdicts.put(
                    i,
                    fails
                            ? new Verdict.Fail(2, List.of(row(timeline, at), row(timeline, at) + 1))
                            : new Verdict.Pass(900));
            since.put(i, new Since(ExampleSession.at(7), fails ? ExampleSession.at(at) : NEVER));
        }
        return new RuleVerdicts(rule, question, "nothing was delivered", verdicts, since);
    }

    private static long row(Timeline timeline, double seconds) {
        return timeline.frames().rowAt(ExampleSession.at(seconds));
    }

    private static List<Finding> findings(Timeline timeline) {
        return List.of(
                finding(
                        timeline,
                        "text-after-stop",
                        Severity.WARNING,
                        "Text after stop",
                        "planner went on with run 5 for 0.18 s after the stop by Tablet had been written to it: 2 more"
                                + " pieces with 9 characters.",
                        "Pass the stop on to the model call (an abort signal), append nothing after it, and close the"
                                + " message with status cancelled.",
                        113.38,
                        3),
                finding(
                        timeline,
                        "no-loss",
                        Severity.ERROR,
                        "No frame lost: not so",
                        "Phone was attached and never sent 6 versions of messages on ai:trip-42, the last with serial"
                                + " b. What it shows lacks it without a sign of it. The fault F-2 (Cut phone) was on.",
                        "Look at the frames before it on the timeline: for a fault, a proxy or a defect of the broker.",
                        110,
                        1),
                finding(
                        timeline,
                        "no-duplicate",
                        Severity.ERROR,
                        "No frame twice: not so",
                        "Tablet was sent a version of a message twice on ai:trip-42, with serial d.",
                        "Compare version.serial with the one that is there and drop what is not newer.",
                        121,
                        2),
                new Finding(
                        "publish-refused",
                        Severity.NOTE,
                        "Publish refused, 40160",
                        "What Laptop published was refused with 40160.",
                        "Give the key or token a capability that permits this on the channel.",
                        ExampleSession.at(123),
                        null,
                        0,
                        List.of(NEVER)));
    }

    private static Finding finding(
            Timeline timeline,
            String rule,
            Severity severity,
            String title,
            String sentence,
            String remedy,
            double at,
            int participant) {
        long row = row(timeline, at);
        return new Finding(
                rule,
                severity,
                title,
                sentence,
                remedy,
                ExampleSession.at(at),
                CHANNEL,
                participant,
                List.of(row, row + 1, row + 2));
    }

    /// How many versions there were at a moment, ns since 1970.
    public static int versions(Timeline timeline, long nanos) {
        return timeline.frames().rowAt(nanos) + 1;
    }

    /// Some of the versions, as they had reached everybody at a moment.
    public static DeliveryMatrix deliveries(Timeline timeline, int from, int to, long lateNanos, long nanos) {
        int size = versions(timeline, nanos);
        int first = Math.clamp(from, 0, size);
        int end = Math.clamp(to, first, size);
        var columns = new ArrayList<DeliveryMatrix.Column>();
        for (int i = first; i < end; i++) {
            var message = message(timeline, timeline.frames().atNanos(i));
            var serial = message == null ? "a" : message.serial();
            columns.add(new DeliveryMatrix.Column(
                    i, serial, serial + i, 3, timeline.frames().atNanos(i), i));
        }
        var rows = new ArrayList<DeliveryMatrix.Row>();
        for (int participant : List.of(0, 1, 2)) {
            rows.add(new DeliveryMatrix.Row(
                    participant,
                    columns.stream()
                            .map(column -> cell(participant, column, timeline, lateNanos, nanos))
                            .toList()));
        }
        return new DeliveryMatrix(CHANNEL, first, 0, size, columns, rows);
    }

    private static @Nullable MessageMark message(Timeline timeline, long nanos) {
        return timeline.channels().getFirst().messages().stream()
                .filter(mark -> mark.createdNanos() <= nanos && nanos <= mark.grownUntilNanos())
                .reduce((one, other) -> other)
                .orElse(null);
    }

    private static DeliveryMatrix.Cell cell(
            int participant, DeliveryMatrix.Column column, Timeline timeline, long lateNanos, long nanos) {
        long at = column.atNanos();
        long i = column.position();
        if (participant == 1 && at >= ExampleSession.at(124.6)) {
            return new DeliveryMatrix.Cell(Delivery.WITHHELD, -1, i, new RuleId("F-4"));
        }
        if (participant == 1 && i >= row(timeline, 110) && i < row(timeline, 110) + 6) {
            return new DeliveryMatrix.Cell(Delivery.MISSING, -1, -1, new RuleId("F-2"));
        }
        if (participant == 2 && i == row(timeline, 121)) {
            return new DeliveryMatrix.Cell(Delivery.DUPLICATE, 402 * MS, i, null);
        }
        if (participant == 2 && i == row(timeline, 121.5)) {
            return new DeliveryMatrix.Cell(Delivery.OUT_OF_ORDER, 402 * MS, i, null);
        }
        boolean away = participant == 1 && at >= ExampleSession.at(109) && at < ExampleSession.at(111.8);
        boolean slow = participant == 2 && at >= ExampleSession.at(118.9) && at < ExampleSession.at(123);
        long delay = away ? ExampleSession.at(112) - at : (slow ? 400 : 0) * MS + (9 + i * 7 % 13) * MS;
        if (at + delay > nanos) {
            return new DeliveryMatrix.Cell(away ? Delivery.AWAY : Delivery.ON_ITS_WAY, -1, -1, null);
        }
        return new DeliveryMatrix.Cell(delay > lateNanos ? Delivery.LATE : Delivery.DELIVERED, delay, i, null);
    }

    /// The server kept all.
    public static Map<String, String> history(Collection<String> serials) {
        return serials.stream().distinct().collect(Collectors.toMap(serial -> serial, serial -> serial + "~"));
    }
}
