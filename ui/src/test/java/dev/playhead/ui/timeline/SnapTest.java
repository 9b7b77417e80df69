package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapTest {
    private final Timeline timeline = ExampleSession.timeline();
    // 4 s on 400 px: 6 px are 60 ms.
    private final TimeScale scale = new TimeScale(ExampleSession.at(109), ExampleSession.at(113), 400);

    @Test
    void playheadJumpsToTheCutNearby() {
        assertEquals(ExampleSession.at(111.8), snapped(111.83));
    }

    @Test
    void playheadStaysWhereNothingIsNear() {
        assertEquals(ExampleSession.at(108.5), snapped(108.5));
    }

    @Test
    void nearestOfAllWins() {
        // Asked at 106.4 and started at 106.7.
        assertEquals(ExampleSession.at(106.7), snapped(106.69));
        assertEquals(ExampleSession.at(106.4), snapped(106.41));
    }

    private long snapped(double seconds) {
        // Without frames, which are dense.
        var none = Timeline.drawing(timeline.startNanos(), timeline.endNanos(), List.of(), List.of(), List.of());
        return Snap.nearest(Lane.of(timeline), none.frames(), scale, ExampleSession.at(seconds));
    }
}
