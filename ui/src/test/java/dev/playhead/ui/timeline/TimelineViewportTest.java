package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import org.junit.jupiter.api.Test;

class TimelineViewportTest {
    private static final long SECOND = 1_000_000_000L;

    private final TimelineViewport viewport = new TimelineViewport();

    @Test
    void followsTheEndUntilSomebodyScrubs() {
        viewport.session(0, 100 * SECOND);
        assertEquals(100 * SECOND, viewport.playheadNanos());
        assertTrue(viewport.toNanos() > 100 * SECOND);
        viewport.scrubTo(90 * SECOND);
        long from = viewport.fromNanos();
        viewport.session(0, 200 * SECOND);
        assertEquals(from, viewport.fromNanos(), "the view does not move under the reader");
        assertEquals(90 * SECOND, viewport.playheadNanos());
        assertFalse(viewport.isFollowing());
        viewport.follow();
        assertEquals(200 * SECOND, viewport.playheadNanos());
    }

    @Test
    void zoomKeepsTheMomentUnderThePointer() {
        viewport.session(0, 100 * SECOND);
        viewport.show(40 * SECOND, 60 * SECOND);
        double before = viewport.scale(1000).x(45 * SECOND);
        viewport.zoom(45 * SECOND, 0.5);
        assertEquals(before, viewport.scale(1000).x(45 * SECOND), 0.001);
        assertEquals(10 * SECOND, viewport.toNanos() - viewport.fromNanos());
    }

    @Test
    void playheadStaysInTheSession() {
        viewport.session(10 * SECOND, 20 * SECOND);
        viewport.scrubTo(5 * SECOND);
        assertEquals(10 * SECOND, viewport.playheadNanos());
        viewport.scrubTo(Long.MAX_VALUE);
        assertEquals(20 * SECOND, viewport.playheadNanos());
    }

    @Test
    void panMovesByTimeAndStopsFollowing() {
        viewport.session(0, 100 * SECOND);
        viewport.show(40 * SECOND, 60 * SECOND);
        viewport.pan(-5 * SECOND);
        assertEquals(35 * SECOND, viewport.fromNanos());
        assertFalse(viewport.isFollowing());
    }

    @Test
    void playheadSnapsToTheNearestEventWithinSixPixels() {
        var timeline = ExampleSession.timeline();
        var scale = new TimeScale(ExampleSession.at(103.6), ExampleSession.at(128.6), 955);
        assertEquals(
                ExampleSession.at(106.4),
                Snap.nearest(Lane.of(timeline), timeline.frames(), scale, ExampleSession.at(106.3)));
        assertEquals(
                ExampleSession.at(104.8),
                Snap.nearest(Lane.of(timeline), timeline.frames(), scale, ExampleSession.at(104.8)));
    }
}
