package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import org.junit.jupiter.api.Test;

class WindowModelTest {
    private final TimelineViewport viewport = new TimelineViewport();
    private final WindowModel model = new WindowModel(viewport);

    @Test
    void aRecordingIsAtItsEndAlsoWhileItIsStillBeingRead() {
        model.openRecording();
        assertEquals(PlayMode.REPLAY, model.mode());
        for (long read = 1_000; read <= 3_000; read += 1_000) {
            viewport.session(500, read);
            assertEquals(read, model.momentNanos());
            assertTrue(model.keepsToEnd());
        }
    }

    @Test
    void whoeverMovesInARecordingStaysThereWhileTheRestIsRead() {
        model.openRecording();
        viewport.session(500, 1_000);
        model.goTo(700);
        viewport.session(500, 3_000);
        assertEquals(700, model.momentNanos());
        assertFalse(model.keepsToEnd());
        model.live();
        assertEquals(3_000, model.momentNanos());
        assertEquals(PlayMode.REPLAY, model.mode());
    }

    @Test
    void playingARecordingThatIsAtItsEndBeginsAnew() {
        model.openRecording();
        viewport.session(500, 1_000);
        model.playPause();
        assertEquals(500, model.momentNanos());
        model.elapsed(200);
        assertEquals(700, model.momentNanos());
        assertTrue(model.playingProperty().get());
    }

    @Test
    void liveKeepsToTheEndAndThePastDoesNot() {
        model.openLive();
        viewport.session(500, 1_000);
        assertEquals(Long.MAX_VALUE, model.momentNanos());
        assertTrue(model.keepsToEnd());
        model.goTo(700);
        assertFalse(model.keepsToEnd());
    }

    @Test
    void latestTwiceIsLiveAlsoWhenTheEndHasMovedOnMeanwhile() {
        model.openLive();
        viewport.session(500, 1_000);
        model.goTo(700);
        model.latest();
        assertEquals(PlayMode.REPLAY, model.mode());
        assertEquals(1_000, model.momentNanos());
        viewport.session(500, 2_000);
        model.latest();
        assertEquals(PlayMode.LIVE, model.mode());
    }

    @Test
    void latestAfterAnotherMoveIsTheEndOnly() {
        model.openLive();
        viewport.session(500, 1_000);
        model.goTo(700);
        model.latest();
        model.goTo(800);
        model.latest();
        assertEquals(PlayMode.REPLAY, model.mode());
        assertEquals(1_000, model.momentNanos());
    }

    @Test
    void latestOfARecordingStaysAtItsEndWhileTheRestIsRead() {
        model.openRecording();
        viewport.session(500, 1_000);
        model.goTo(700);
        model.latest();
        viewport.session(500, 3_000);
        assertEquals(3_000, model.momentNanos());
        assertTrue(model.keepsToEnd());
    }

    @Test
    void steppingStopsPlaying() {
        model.openRecording();
        viewport.session(500, 5_000);
        model.goTo(700);
        model.playPause();
        assertTrue(model.playingProperty().get());
        model.step(100);
        assertFalse(model.playingProperty().get());
        assertEquals(800, model.momentNanos());
    }
}
