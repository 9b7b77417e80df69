package dev.playhead.ui.welcome;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.DeviceTrack.Slow;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Outline of the sample, in fourteen seconds: one agent that is stopped and asked again, three devices, one
/// of them cut and one slow. A drawing, made of no recording.
final class SampleOutline {
    private static final double LENGTH = 13.9;
    private static final double CUT = 2.9;
    private static final double BACK = 5.7;
    private static final double SLOW = 12.8;
    private static final int AGENT = 3;
    private static final ChannelId CHANNEL = ChannelId.shared("ai:demo");

    private final Random random = new Random(42);
    private final List<Double> published = new ArrayList<>();

    private SampleOutline() {}

    static Timeline timeline() {
        return new SampleOutline().build();
    }

    private Timeline build() {
        var runs = List.of(
                run(1, 0.8, 1.1, 1.9, 7.4, Run.Status.STOPPED, new Run.Stop(at(7.2), 2)),
                run(2, 9.3, 9.6, 10.4, 0, Run.Status.STREAMING, null));
        var participants = List.of(
                participant(0, Participant.Kind.LAPTOP),
                participant(1, Participant.Kind.PHONE),
                participant(2, Participant.Kind.TABLET),
                participant(AGENT, Participant.Kind.AGENT));
        var cut = new Absence(
                new Span(at(CUT), at(BACK)), new RuleId("cut"), missed(), true, missed().size(), at(BACK + 0.6));
        var slow = new Slow(new Span(at(SLOW), Span.OPEN), new RuleId("slow"), 400);
        var always = List.of(new Span(at(0), Span.OPEN));
        var tracks = List.of(
                new DeviceTrack(0, always, delivered(0.01), List.of(), List.of(), List.of()),
                new DeviceTrack(
                        1,
                        List.of(new Span(at(0), at(CUT)), new Span(at(BACK), Span.OPEN)),
                        delivered(),
                        List.of(cut),
                        List.of(),
                        List.of()),
                new DeviceTrack(2, always, delivered(0.02), List.of(), List.of(slow), List.of()));
        return Timeline.drawing(at(0), at(LENGTH), participants, runs, tracks);
    }

    private static long at(double seconds) {
        return Math.round((1 + seconds) * 1e9);
    }

    private static Participant participant(int index, Participant.Kind kind) {
        return new Participant(index, index == AGENT ? 0 : index + 1, kind, "", "", "", null);
    }

    private Run run(
            int number,
            double asked,
            double started,
            double first,
            double ended,
            Run.Status status,
            Run.@Nullable Stop stop) {
        double last = ended == 0 ? LENGTH : ended - 0.1;
        var tokens = new EventSeries.Writer();
        published.add(asked);
        published.add(started);
        for (double now = first; now < last; now += 0.03 + random.nextDouble() * 0.08) {
            tokens.add(at(now), 2 + random.nextInt(4), (byte) 0);
            published.add(now);
        }
        return new Run(
                "run-" + number,
                number,
                CHANNEL,
                AGENT,
                0,
                "",
                at(asked),
                at(started),
                at(first),
                at(last),
                ended == 0 ? 0 : at(ended),
                status,
                tokens.published(),
                List.of(),
                List.of(),
                stop,
                List.of(),
                1,
                0);
    }

    private EventSeries missed() {
        return ticks(published.stream().filter(SampleOutline::isMissed).toList(), (byte) 0);
    }

    private static boolean isMissed(double seconds) {
        return seconds >= CUT && seconds < BACK;
    }

    private EventSeries delivered(double latency) {
        return ticks(published.stream().map(seconds -> seconds + latency).toList(), (byte) 0);
    }

    // The phone: what it missed arrives at once when it is back.
    private EventSeries delivered() {
        var written = new EventSeries.Writer();
        int replayed = 0;
        for (double seconds : published) {
            boolean late = isMissed(seconds);
            written.add(
                    at(late ? BACK + 0.1 + 0.012 * replayed++ : seconds + 0.03),
                    100,
                    late ? EventSeries.REPLAYED : (byte) 0);
        }
        return written.published();
    }

    private static EventSeries ticks(List<Double> moments, byte mark) {
        var ticks = new EventSeries.Writer();
        moments.forEach(seconds -> ticks.add(at(seconds), 100, mark));
        return ticks.published();
    }
}
