package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.frame.FakeFrames;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An append at 110 s goes to the laptop at once and to the tablet 400 ms later; the phone is cut. Another publish has
/// the same
/// moment, on another channel.
@ExtendWith(FxToolkit.class)
class FanOutTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);
    private static final long AT = ExampleSession.at(110);

    private final Timeline timeline = timeline(new Rows(List.of(
            new Row(AT - 5, Frames.Way.IN, 3, 0, 1, 0),
            new Row(AT, Frames.Way.IN, 3, 0, 2, 0),
            new Row(AT, Frames.Way.OUT, 3, -1, 0, AT), // ACK
            new Row(AT, Frames.Way.OUT, 0, 0, 2, AT + 10_000_000),
            new Row(AT, Frames.Way.UNDELIVERED, 1, 0, 2, 0),
            new Row(AT, Frames.Way.OUT, 2, 0, 2, AT + 400_000_000),
            new Row(AT, Frames.Way.IN, 4, 1, 1, 0),
            new Row(AT, Frames.Way.OUT, 0, 1, 1, AT + 10_000_000),
            new Row(AT + 7, Frames.Way.OUT, 2, 0, 9, AT + 8))));

    @Test
    void thePublishAndEachOfItsDeliveriesLeadToTheSameWay() {
        var fan = Objects.requireNonNull(FanOut.of(timeline, 1));
        assertEquals(
                List.of(
                        new FanOut.Delivery(0, AT + 10_000_000, false),
                        new FanOut.Delivery(1, AT, true),
                        new FanOut.Delivery(2, AT + 400_000_000, false)),
                fan.deliveries());
        assertEquals(1, fan.row());
        for (int row = 3; row <= 5; row++) {
            assertEquals(fan, FanOut.of(timeline, row));
        }
    }

    @Test
    void whatWentToNobodyHasNoWay() {
        assertNull(FanOut.of(timeline, 0));
        assertNull(FanOut.of(timeline, -1));
        assertNull(FanOut.of(timeline, 99));
        assertNull(FanOut.of(timeline, 2), "the answer to the publisher is not on a channel");
    }

    @Test
    void whatATimerSentBeginsWithItsFirstDelivery() {
        var fan = Objects.requireNonNull(FanOut.of(timeline, 8));
        assertEquals(AT + 7, fan.atNanos());
        assertEquals(List.of(new FanOut.Delivery(2, AT + 8, false)), fan.deliveries());
    }

    @Test
    void aMarkLeadsToThePublishOfItsChannel() {
        assertEquals(
                1,
                Objects.requireNonNull(FanOut.of(timeline, new Lane.Publish(AT, 0, -1)))
                        .row());
        assertEquals(
                6,
                Objects.requireNonNull(FanOut.of(timeline, new Lane.Publish(AT, 1, -1)))
                        .row());
        assertEquals(
                1,
                Objects.requireNonNull(FanOut.of(timeline, new Lane.Publish(AT, -1, 3)))
                        .row());
        assertNull(FanOut.of(timeline, new Lane.Publish(AT, 2, -1)));
    }

    @Test
    void aLineGoesToEachDeviceAndWhoMissedItHasARing() {
        var layout = LaneLayout.of(DeviceLane.of(timeline));
        var drawn = new RecordedBrush();
        var scale = new TimeScale(AT - 500_000_000, AT + 500_000_000, 1000);
        var p = new PaintContext(timeline, COLOURS, scale);
        LanePainter.fanOut(drawn.brush(), p, layout, 0, 400, Objects.requireNonNull(FanOut.of(timeline, 1)), null);
        var dots = drawn.strokes("circle");
        assertEquals(3, dots.size());
        assertEquals(510.0, (double) dots.get(0).with().get(0), 1);
        assertEquals(COLOURS.faultMark(), dots.get(1).with().get(4));
        assertEquals(500.0, (double) dots.get(1).with().get(0), 1);
        assertEquals(900.0, (double) dots.get(2).with().get(0), 1);
        assertEquals(24 + 32 + 16.0, dots.get(1).with().get(1));
    }

    @Test
    void nothingIsDrawnForWhatIsNotOnScreen() {
        var drawn = new RecordedBrush();
        var scale = new TimeScale(AT + 1_000_000_000, AT + 2_000_000_000, 1000);
        var p = new PaintContext(timeline, COLOURS, scale);
        LanePainter.fanOut(
                drawn.brush(),
                p,
                LaneLayout.of(DeviceLane.of(timeline)),
                0,
                400,
                Objects.requireNonNull(FanOut.of(timeline, 1)),
                null);
        assertEquals(List.of(), drawn.strokes("circle"));
    }

    @Test
    void marksOfRunsAndChannelsStandForPublishes() {
        var session = ExampleSession.timeline();
        var scale = new TimeScale(ExampleSession.at(107), ExampleSession.at(114), 955);
        var tokens = session.runs().get(4).tokens();
        long append = tokens.atNanos(10);
        var runs = RunsLane.of(session).getFirst();
        assertEquals(new Lane.Publish(append, -1, 3), runs.publishAt(scale, scale.x(append)));
        assertNull(runs.publishAt(scale, scale.x(ExampleSession.at(106.8))), "no append there");
        var channel = ChannelLane.of(session).getFirst();
        assertNotNull(channel.publishAt(scale, scale.x(ExampleSession.at(110.9))));
    }

    private static Timeline timeline(Frames frames) {
        var example = ExampleSession.timeline();
        return new Timeline(
                example.startNanos(),
                example.endNanos(),
                example.entries(),
                frames,
                example.participants(),
                example.runs(),
                example.tracks(),
                example.channels(),
                example.members(),
                example.faults(),
                example.density());
    }

    private record Row(long atNanos, Frames.Way way, int participant, int channel, int version, long writtenNanos) {}

    private record Rows(List<Row> rows) implements FakeFrames {
        @Override
        public int count() {
            return rows.size();
        }

        @Override
        public long atNanos(int row) {
            return rows.get(row).atNanos;
        }

        @Override
        public Way way(int row) {
            return rows.get(row).way;
        }

        @Override
        public int participant(int row) {
            return rows.get(row).participant;
        }

        @Override
        public int channel(int row) {
            return rows.get(row).channel;
        }

        @Override
        public int version(int row) {
            return rows.get(row).version;
        }

        @Override
        public long writtenNanos(int row) {
            return rows.get(row).writtenNanos;
        }
    }
}
