package dev.playhead.ui.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.settings.StoredLayout;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrangedLanesTest {
    private final SettingsStore settings = SettingsStore.inMemory();
    private final ArrangedLanes lanes = new ArrangedLanes();

    @Test
    void theNextWindowHasTheLanesAsTheyWereLeft() {
        lanes.rememberIn(new StoredLayout(settings));
        lanes.change(lanes.arrangement().toggled("Agents"));
        lanes.change(lanes.arrangement().resized("Devices/Phone", 64));
        lanes.change(lanes.arrangement().withChannels(Set.of("a")));
        var next = new ArrangedLanes();
        next.rememberIn(new StoredLayout(settings));
        assertEquals(lanes.arrangement().withChannels(null), next.arrangement());
        assertFalse(next.canUndo());
    }

    @Test
    void stepsAreTakenBackOneByOneAndThatIsRememberedToo() {
        lanes.rememberIn(new StoredLayout(settings));
        var one = LaneArrangement.NONE.toggled("Agents");
        lanes.change(one);
        lanes.change(one.pinToggled("Devices/Phone"));
        lanes.change(lanes.arrangement()); // nothing
        assertTrue(lanes.undo());
        assertEquals(one, lanes.arrangement());
        assertTrue(lanes.undo());
        assertFalse(lanes.undo());
        assertTrue(new StoredLayout(settings).lanes().isEmpty());
    }

    @Test
    void aDragIsOneStepAndRememberedWhenItEnds() {
        lanes.rememberIn(new StoredLayout(settings));
        for (int height = 33; height <= 64; height++) {
            lanes.drag(lanes.arrangement().resized("Devices/Phone", height));
        }
        assertTrue(new StoredLayout(settings).laneHeights().isEmpty());
        lanes.dropped();
        assertEquals(64, new StoredLayout(settings).laneHeights().get("Devices/Phone"));
        lanes.undo();
        assertEquals(LaneArrangement.NONE, lanes.arrangement());
    }

    @Test
    void aViewThatComesBackToItsWindowKeepsWhatCanBeTakenBack() {
        lanes.rememberIn(new StoredLayout(settings));
        lanes.change(LaneArrangement.NONE.toggled("Agents"));
        lanes.rememberIn(new StoredLayout(settings));
        assertTrue(lanes.canUndo());
    }
}
