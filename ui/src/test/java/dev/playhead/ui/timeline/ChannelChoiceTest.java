package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.lane.ChannelChooser;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class ChannelChoiceTest {
    private final TimelineViewport viewport = new TimelineViewport();
    private final ChannelChoice choice = new ChannelChoice();

    @Test
    void eightChannelsAllHaveLanes() {
        assertEquals(names(0, 8), chosen(channels(8), null));
    }

    @Test
    void ofManyThoseNearThePlayheadHaveLanesAndTheOthersOneTogether() {
        at(channels(300), 100);
        var lanes = lanes(channels(300), null);
        assertEquals(9, lanes.size());
        assertTrue(ids(lanes).contains("c100"), ids(lanes)::toString);
        var others = lanes.getLast();
        assertEquals("292 more\nno errors", others.header(0).name());
        at(channels(300), 250);
        assertTrue(chosen(channels(300), null).contains("c250"));
    }

    @Test
    void theyDoNotComeAndGoWhileThePlayheadStaysNear() {
        at(channels(300), 100);
        var before = chosen(channels(300), null);
        viewport.scrubTo(ExampleSession.at(105));
        assertEquals(before, chosen(channels(300), null));
    }

    @Test
    void whereThereIsAnErrorIsALaneAndErrorsElsewhereAreCounted() {
        var timeline = channels(300);
        at(timeline, 100);
        // c3 has messages only long before; a finding says that it went wrong now. c200 went wrong much later.
        var findings = List.of(error("c3", 101), error("c200", 220));
        var lanes = choice.of(Lane.of(new LaneSource(timeline, findings)), null, timeline, viewport);
        assertTrue(ids(lanes).contains("c3"));
        assertEquals("292 more\n1 has errors", others(lanes).header(0).name());
    }

    @Test
    void errorsOfChannelsWithoutALaneAreStillDrawn() {
        var timeline = channels(300);
        at(timeline, 100);
        var lanes = choice.of(
                Lane.of(new LaneSource(timeline, List.of(error("c200", 110)))), Set.of("c1"), timeline, viewport);
        var drawn = new RecordedBrush();
        var palette = Palette.of(Theme.DARK);
        var scale = new TimeScale(ExampleSession.at(0), ExampleSession.at(128), 400);
        others(lanes).paint(drawn.brush(), new PaintContext(timeline, palette, scale), 0);
        var errors = drawn.strokes("rect").stream()
                .filter(rect -> rect.with().get(4).equals(palette.faultMark()))
                .toList();
        assertEquals(1, errors.size());
        assertEquals(3.0, errors.getFirst().with().get(2));
    }

    @Test
    void whoeverChoosesGetsThoseAndNoOthers() {
        assertEquals(List.of("c7", "c20"), chosen(channels(300), Set.of("c20", "c7", "of another session")));
        assertEquals(names(0, 300), chosen(channels(300), Set.copyOf(names(0, 300))));
        assertEquals(List.of(), chosen(channels(3), Set.of()));
    }

    @Test
    void theListHasThoseWithErrorsFirst() {
        var timeline = channels(300);
        var all = Lane.of(new LaneSource(timeline, List.of(error("c200", 110))));
        var rows = choice.rows(all, choice.of(all, Set.of("c1"), timeline, viewport));
        assertEquals(new ChannelChooser.Row("c200", 1, 1, false), rows.getFirst());
        assertEquals(300, rows.size());
        assertEquals(
                List.of("c1"),
                rows.stream()
                        .filter(ChannelChooser.Row::isShown)
                        .map(ChannelChooser.Row::name)
                        .toList());
    }

    private void at(Timeline timeline, double seconds) {
        viewport.session(timeline.startNanos(), ExampleSession.at(400));
        viewport.show(ExampleSession.at(seconds - 10), ExampleSession.at(seconds + 10));
        viewport.scrubTo(ExampleSession.at(seconds));
    }

    /// Channels of which each had one message, a second after the one before.
    private static Timeline channels(int count) {
        return ExampleSession.with(
                ExampleSession.timeline(),
                IntStream.range(0, count)
                        .mapToObj(i -> new ChannelTrack(
                                ChannelId.shared("c" + i),
                                List.of(ExampleSession.message("m" + i, 1, i, i, 0, true, List.of(), -1, 0))))
                        .toArray(ChannelTrack[]::new));
    }

    private static Finding error(String channel, double seconds) {
        return new Finding(
                "stop-ignored",
                Severity.ERROR,
                "Title",
                "Sentence.",
                "Remedy.",
                ExampleSession.at(seconds),
                ChannelId.shared(channel),
                -1,
                List.of(1L));
    }

    private List<Lane> lanes(Timeline timeline, @Nullable Set<String> chosen) {
        return choice.of(Lane.of(timeline), chosen, timeline, viewport).stream()
                .filter(lane -> lane.heading().equals("Channel"))
                .toList();
    }

    private List<String> chosen(Timeline timeline, @Nullable Set<String> wanted) {
        return ids(lanes(timeline, wanted).stream()
                .filter(lane -> lane instanceof ChannelLane)
                .toList());
    }

    private static Lane others(List<Lane> lanes) {
        var others = lanes.stream()
                .filter(lane -> lane instanceof CollapsedLane)
                .findFirst()
                .orElseThrow();
        assertFalse(others.id().isEmpty());
        return others;
    }

    private static List<String> ids(List<? extends Lane> lanes) {
        return lanes.stream().map(Lane::id).toList();
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "c" + i).toList();
    }
}
