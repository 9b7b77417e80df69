package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.playhead.transport.insight.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncStateTest {
    private static final StageText SAME = new StageText("all of it", "", "", 0);
    private static final StageText MISSES = new StageText("all", " of it", "", 0);
    private static final StageText ON_ITS_WAY = new StageText("all", "", "", 6);

    @Test
    void whatIsOnItsWayIsLateAndNotMissing() {
        assertEquals(SyncState.LATE, SyncState.of(standing(Standing.State.CONNECTED), ON_ITS_WAY));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "RECOVERED"})
    void connectedWithTheSameTextIsInSync(Standing.State state) {
        assertEquals(SyncState.IN_SYNC, SyncState.of(standing(state), SAME));
        assertEquals(SyncState.MISSING, SyncState.of(standing(state), MISSES));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONNECTED", "RECOVERED"})
    void nothingElseIsInSyncWhateverItsText(Standing.State state) {
        assertNotEquals(SyncState.IN_SYNC, SyncState.of(standing(state), SAME));
        assertEquals(SyncState.of(standing(state), MISSES), SyncState.of(standing(state), SAME));
    }

    @Test
    void nobodyIsAway() {
        assertEquals(SyncState.AWAY, SyncState.of(null, SAME));
    }

    @Test
    void lossIsSaidInWords() {
        assertEquals("Cut, 1,248 frames behind", SyncState.lost(standing(Standing.State.CUT)));
        assertEquals("Lost, 1,248 frames behind", SyncState.lost(standing(Standing.State.LOST)));
        assertEquals("Failed", SyncState.lost(standing(Standing.State.FAILED)));
    }

    private static Standing standing(Standing.State state) {
        return new Standing(0, state, 0, -1, 1_248, null);
    }
}
