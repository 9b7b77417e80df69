package dev.playhead.ui.timeline;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.Change;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Density;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.DeviceTrack.Slow;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.RestRequests;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.session.Via;
import dev.playhead.ui.frame.FakeFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The session that the screens were designed with: three devices, two agents, seven runs, two cuts, one
/// slow time.
public final class ExampleSession {
    /// 2026-11-20 14:50:00 UTC.
    public static final long START = 1_795_186_200_000_000_000L;

    private static final ChannelId CHANNEL = ChannelId.shared("ai:trip-42");
    private static final double NOW = 128.4;

    private final Random random = new Random(42);
    private final List<Run> runs = new ArrayList<>();
    private final List<double[]> published = new ArrayList<>();

    private ExampleSession() {}

    /// SessionState `seconds` after the start.
    public static long at(double seconds) {
        return START + Math.round(seconds * 1e9);
    }

    public static Timeline timeline() {
        return new ExampleSession().build();
    }

    /// The same with other channels in place of its own.
    public static Timeline with(Timeline timeline, ChannelTrack... channels) {
        return new Timeline(
                timeline.startNanos(),
                timeline.endNanos(),
                timeline.entries(),
                timeline.frames(),
                timeline.participants(),
                timeline.runs(),
                timeline.tracks(),
                List.of(channels),
                timeline.members(),
                timeline.faults(),
                timeline.density());
    }

    /// The same with other runs.
    public static Timeline withRuns(List<Run> runs) {
        var timeline = timeline();
        return new Timeline(
                timeline.startNanos(),
                timeline.endNanos(),
                timeline.entries(),
                timeline.frames(),
                timeline.participants(),
                runs,
                timeline.tracks(),
                timeline.channels(),
                timeline.members(),
                timeline.faults(),
                timeline.held(),
                timeline.rest(),
                timeline.connections(),
                timeline.objects(),
                timeline.density());
    }

    private Timeline build() {
        run(3, 0, 6.2, 6.5, 7.1, 20.8, 21, Run.Status.COMPLETE, 380, 0);
        run(3, 0, 30, 30.3, 31, 57.8, 58, Run.Status.COMPLETE, 300, 0);
        run(3, 1, 70.1, 70.4, 71.2, 80.1, 80.3, Run.Status.STOPPED, 260, 79.9);
        run(3, 2, 90, 90.3, 91, 103, 103.2, Run.Status.COMPLETE, 330, 0);
        run(3, 0, 106.4, 106.7, 107.5, 113.38, 113.5, Run.Status.STOPPED, 82, 113.2);
        run(3, 0, 115, 115.3, 116.14, 128.35, 0, Run.Status.STREAMING, 129, 0);
        run(4, 3, 118, 118.35, 119.05, 125.2, 125.4, Run.Status.COMPLETE, 32, 0);
        published.sort((a, b) -> Double.compare(a[0], b[0]));
        var participants = List.of(
                new Participant(0, 1, Participant.Kind.LAPTOP, "Laptop", "", "ann-laptop", "ably-js 2.28.0"),
                new Participant(1, 2, Participant.Kind.PHONE, "Phone", "", "ann-phone", "ably-cocoa 1.2.46"),
                new Participant(2, 3, Participant.Kind.TABLET, "Tablet", "", "ann-tablet", "ably-js 2.28.0"),
                new Participant(3, 0, Participant.Kind.AGENT, "planner", "", "planner", null),
                new Participant(4, 0, Participant.Kind.AGENT, "maps", "", "maps", null));
        var cut2 = rule("F-2", "Cut phone", new Cut());
        var slow = rule("F-3", "Slow tablet", new dev.playhead.transport.fault.Slow(400));
        var cut4 = rule("F-4", "Cut phone", new Cut());
        var first = new Absence(span(109, 111.8), cut2.id(), missed(109, 111.8), true, 40, at(111.96 + 40 * 0.012));
        var second = new Absence(new Span(at(124.6), Span.OPEN), cut4.id(), missed(124.6, NOW), false, 0, 0);
        var tracks = List.of(
                new DeviceTrack(
                        0, open(0), deliveries(0.008, 0.016, 0, 0), List.of(), List.of(), linked(Via.WEBSOCKET)),
                new DeviceTrack(
                        1,
                        List.of(span(0, 109), span(111.8, 124.6)),
                        phone(),
                        List.of(first, second),
                        List.of(),
                        List.of()),
                new DeviceTrack(
                        2,
                        open(0),
                        deliveries(0.010, 0.022, 118.9, 123),
                        List.of(),
                        List.of(new Slow(span(118.9, 123), slow.id(), 400)),
                        linked(Via.EVENT_STREAM)),
                new DeviceTrack(3, open(5), EventSeries.NONE, List.of(), List.of(), List.of()),
                new DeviceTrack(4, open(5), EventSeries.NONE, List.of(), List.of(), List.of()));
        var members = List.of(
                new MemberTrack(CHANNEL, "ann-laptop", 0, new Span(at(0), Span.OPEN), Span.OPEN),
                new MemberTrack(
                        CHANNEL,
                        "ann-phone",
                        1,
                        new Span(at(0), Span.OPEN),
                        at(124.6),
                        List.of(
                                new MemberTrack.Change(at(0), "{\"at\":\"day 1\"}"),
                                new MemberTrack.Change(at(90), "{\"at\":\"day 2\"}"))),
                new MemberTrack(CHANNEL, "ann-tablet", 2, new Span(at(0), Span.OPEN), Span.OPEN),
                new MemberTrack(CHANNEL, "planner", 3, span(106.5, 113.6), Span.OPEN),
                new MemberTrack(CHANNEL, "planner", 3, new Span(at(115.2), Span.OPEN), Span.OPEN),
                new MemberTrack(CHANNEL, "maps", 4, span(118.2, 125.6), Span.OPEN));
        var faults = List.of(
                new FaultTrack(cut2, 1, span(109, 111.8)),
                new FaultTrack(slow, 2, span(118.9, 123)),
                new FaultTrack(cut4, 1, new Span(at(124.6), Span.OPEN)));
        long[] frames = published.stream().mapToLong(p -> at(p[0])).toArray();
        return new Timeline(
                START,
                at(NOW),
                3436,
                new Rows(frames),
                participants,
                runs,
                tracks,
                List.of(channel()),
                members,
                faults,
                List.of(),
                requests(frames),
                ExampleConnections.all(cut4.id()),
                List.of(),
                new Counted(frames));
    }

    // Behind frames of the session, so that each has a row: a page of history, the time, and one that was refused.
    private static RestRequests requests(long[] frames) {
        var requests = new RestRequests.Writer();
        int[] rows = {100, 400, 900, 1200};
        requests.add(rows[0], "/channels/ai:trip-42/messages?limit=50");
        requests.add(rows[1], "/time");
        requests.add(rows[2], "/keys/ph.local/requestToken");
        requests.add(rows[3], "/channels/ai:trip-42/messages");
        requests.answered(0, 200, frames[rows[0]] + 5_800_000, rows[0] + 1, "31 messages");
        requests.answered(1, 200, frames[rows[1]] + 700_000, rows[1] + 1, "15 bytes");
        requests.answered(2, 401, frames[rows[2]] + 900_000_000, rows[2] + 1, "refused, 40160 Not permitted");
        return requests.published();
    }

    private static FaultRule rule(String id, String label, Fault fault) {
        return new FaultRule(new RuleId(id), new FaultRule.Target.Client("ann"), fault, label);
    }

    private static Span span(double from, double to) {
        return new Span(at(from), at(to));
    }

    private static List<DeviceTrack.Link> linked(Via via) {
        return List.of(new DeviceTrack.Link(new Span(at(0), Span.OPEN), via));
    }

    private static List<Span> open(double from) {
        return List.of(new Span(at(from), Span.OPEN));
    }

    private void run(
            int agent,
            int asker,
            double asked,
            double started,
            double first,
            double last,
            double ended,
            Run.Status status,
            int appends,
            double stop) {
        var tokens = new EventSeries.Writer();
        boolean stalls = asked == 115;
        double step = (last - first - (stalls ? 1.1 : 0)) / appends;
        double now = first;
        for (int i = 0; i < appends; i++) {
            if (stalls && now > 121.2 && now < 122.3) {
                now = 122.3;
            }
            int characters = 2 + random.nextInt(4);
            tokens.add(at(now), characters, (byte) 0);
            published.add(new double[] {now, 600 + characters * 20});
            now += step * (0.4 + random.nextDouble() * 1.2);
            now = Math.min(now, last);
        }
        for (double life : new double[] {asked, started, ended}) {
            if (life > 0) {
                published.add(new double[] {life, 1200});
            }
        }
        runs.add(new Run(
                "run-" + (runs.size() + 1),
                runs.size() + 1,
                CHANNEL,
                agent,
                asker,
                "Which ferry goes to Lokrum?",
                at(asked),
                at(started),
                at(first),
                at(last),
                ended == 0 ? 0 : at(ended),
                status,
                tokens.published(),
                stalls ? List.of(span(121.2, 122.3)) : List.of(),
                asked == 30 ? List.of(span(37.5, 52)) : List.of(),
                stop == 0 ? null : new Run.Stop(at(stop), 2),
                List.of(),
                2,
                appends * 3));
    }

    private EventSeries missed(double from, double to) {
        var missed = new EventSeries.Writer();
        published.stream()
                .filter(p -> p[0] >= from && p[0] < to)
                .forEach(p -> missed.add(at(p[0]), (int) p[1], (byte) 0));
        return missed.published();
    }

    private EventSeries deliveries(double least, double most, double slowFrom, double slowTo) {
        var written = new EventSeries.Writer();
        for (double[] p : published) {
            boolean late = p[0] >= slowFrom && p[0] < slowTo;
            double latency = least + random.nextDouble() * (most - least) + (late ? 0.4 : 0);
            written.add(at(p[0] + latency), (int) p[1], late ? EventSeries.LATE : 0);
        }
        return written.published();
    }

    private EventSeries phone() {
        var written = new EventSeries.Writer();
        int replayed = 0;
        for (double[] p : published) {
            if (p[0] >= 109 && p[0] < 111.8) {
                written.add(at(111.96 + 0.012 * replayed++), (int) p[1], EventSeries.REPLAYED);
            } else if (p[0] < 124.6) {
                written.add(at(p[0] + 0.03), (int) p[1], (byte) 0);
            }
        }
        return written.published();
    }

    private static ChannelTrack channel() {
        return new ChannelTrack(
                CHANNEL,
                List.of(
                        message("a", 27, 104.6, 104.6, 0, true, List.of(new Change(at(106.9), false, 2)), -1, 0),
                        message("b", 28, 107.5, 113.4, 82, true, List.of(), 4, 3),
                        message("c", 29, 110.9, 110.9, 0, true, List.of(new Change(at(114.2), true, 2)), -1, 1),
                        message("d", 30, 116.14, 128.35, 129, false, List.of(), 5, 3),
                        message("e", 31, 119.05, 125.2, 32, true, List.of(), 6, 4),
                        message("f", 32, 122.2, 122.2, 0, true, List.of(new Change(at(126.5), false, 3)), -1, -1)));
    }

    /// A message created and grown so many seconds after the start, its appends evenly in between.
    public static MessageMark message(
            String serial,
            int ordinal,
            double created,
            double grownUntil,
            int appends,
            boolean closed,
            List<Change> changes,
            int run,
            int author) {
        var versions = new EventSeries.Writer();
        versions.add(at(created), 0, (byte) 0);
        for (int i = 1; i <= appends; i++) {
            versions.add(at(created + (grownUntil - created) * i / appends), 4, (byte) 0);
        }
        changes.forEach(change -> versions.add(change.atNanos(), 0, (byte) 0));
        return new MessageMark(
                serial,
                ordinal,
                at(created),
                at(grownUntil),
                appends,
                closed,
                changes,
                run,
                author,
                versions.published());
    }

    private record Counted(long... nanos) implements Density {
        @Override
        public int[] counts(long fromNanos, long toNanos, int buckets) {
            var counts = new int[buckets];
            for (long at : nanos) {
                int bucket = (int) ((double) (at - fromNanos) / (toNanos - fromNanos) * buckets);
                if (bucket >= 0 && bucket < buckets) {
                    counts[bucket]++;
                }
            }
            return counts;
        }
    }

    private record Rows(long... nanos) implements FakeFrames {
        @Override
        public int count() {
            return nanos.length;
        }

        @Override
        public long atNanos(int row) {
            return nanos[row];
        }

        @Override
        public int participant(int row) {
            return 3;
        }

        @Override
        public String kind(int row) {
            return "APPEND";
        }

        @Override
        public int channel(int row) {
            return 0;
        }

        @Override
        public int version(int row) {
            return 1;
        }

        @Override
        public int bytes(int row) {
            return 732;
        }

        @Override
        public int rowOf(long position) {
            return position < nanos.length ? (int) position : -1;
        }
    }
}
