package dev.playhead.ui.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.time.TimeFolds.Fold;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeFoldsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fold first = new Fold(10 * SECOND, 70 * SECOND);
    private final Fold second = new Fold(100 * SECOND, 111 * SECOND);
    private final TimeFolds folds = TimeFolds.of(List.of(first, second));

    @Test
    void aFoldTakesAsMuchRoomAsASecond() {
        assertEquals(9 * SECOND, folds.shown(9 * SECOND));
        assertEquals(10 * SECOND + SECOND / 2, folds.shown(40 * SECOND));
        assertEquals(11 * SECOND, folds.shown(70 * SECOND));
        assertEquals(41 * SECOND, folds.shown(100 * SECOND));
        assertEquals(42 * SECOND, folds.shown(111 * SECOND));
        assertEquals(51 * SECOND, folds.shown(120 * SECOND));
    }

    @Test
    void everyMomentIsFoundAgain() {
        for (long at = 0; at < 130 * SECOND; at += SECOND / 4) {
            assertEquals(at, folds.moment(folds.shown(at)), 60.0, "at " + at);
        }
        assertEquals(-5, folds.moment(folds.shown(-5)));
        assertEquals(7, TimeFolds.NONE.moment(TimeFolds.NONE.shown(7)));
    }

    @Test
    void laterStaysLater() {
        long before = Long.MIN_VALUE;
        for (long at = 0; at < 130 * SECOND; at += SECOND / 8) {
            assertTrue(folds.shown(at) > before);
            before = folds.shown(at);
        }
    }

    @Test
    void foldsAreFoundByMomentAndByWhatIsOnScreen() {
        assertNull(folds.at(9 * SECOND));
        assertEquals(first, folds.at(10 * SECOND));
        assertNull(folds.at(70 * SECOND));
        assertEquals(List.of(first), visited(60, 90));
        assertEquals(List.of(second), visited(80, 105));
        assertEquals(List.of(first, second), visited(0, 200));
        assertEquals(List.of(), visited(71, 99));
    }

    private List<Fold> visited(long fromSeconds, long toSeconds) {
        var visited = new ArrayList<Fold>();
        folds.each(fromSeconds * SECOND, toSeconds * SECOND, visited::add);
        return visited;
    }

    @Test
    void aScaleKeepsTheLengthOfASecondWhereNothingIsFolded() {
        var scale = new TimeScale(0, 120 * SECOND, 510, folds); // 51 s are shown
        assertEquals(50, scale.x(5 * SECOND), 0.01);
        assertEquals(105, scale.x(40 * SECOND), 0.01);
        assertEquals(510, scale.x(120 * SECOND), 0.01);
        assertEquals(10, scale.pixels(SECOND), 0.01);
        assertEquals(40 * SECOND, scale.nanosAt(105));
    }

    @Test
    void theWindowShowsAsMuchTimeAsBeforeAndThePlayheadStays() {
        var viewport = new TimelineViewport();
        viewport.session(0, 200 * SECOND);
        viewport.show(60 * SECOND, 110 * SECOND);
        viewport.scrubTo(80 * SECOND);
        double before = viewport.scale(1000).x(80 * SECOND);
        viewport.fold(folds);
        assertEquals(before, viewport.scale(1000).x(80 * SECOND), 0.01);
        assertEquals(50 * SECOND, viewport.lengthNanos());
        assertTrue(viewport.toNanos() - viewport.fromNanos() > 50 * SECOND, "with a fold on screen more time went by");
        viewport.fold(TimeFolds.NONE);
        assertEquals(60 * SECOND, viewport.fromNanos(), 60.0);
        assertEquals(110 * SECOND, viewport.toNanos(), 60.0);
    }

    @Test
    void panAndZoomGoByWhatIsShown() {
        var viewport = new TimelineViewport();
        viewport.session(0, 200 * SECOND);
        viewport.show(0, 10 * SECOND);
        viewport.fold(folds);
        viewport.pan(11 * SECOND); // 10 s and the fold
        assertEquals(70 * SECOND, viewport.fromNanos());
        assertEquals(80 * SECOND, viewport.toNanos());
        viewport.zoom(70 * SECOND, 4);
        assertEquals(40 * SECOND, viewport.lengthNanos());
        assertEquals(70 * SECOND, viewport.fromNanos());
        assertEquals(70 * SECOND, viewport.after(9 * SECOND, 2 * SECOND), "a second, and the fold at a stroke");
    }

    @Test
    void followingKeepsToTheEnd() {
        var viewport = new TimelineViewport();
        viewport.session(0, 120 * SECOND);
        viewport.fold(folds);
        assertTrue(viewport.isFollowing());
        assertEquals(120 * SECOND, viewport.playheadNanos());
        assertEquals(TimelineViewport.FIRST_WINDOW_NANOS, viewport.lengthNanos());
        assertTrue(viewport.fromNanos() < 97 * SECOND);
    }
}
