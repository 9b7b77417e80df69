package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.playhead.transport.insight.ConnectionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncStateTest {
    private static final StageText SAME = new StageText("all of it", "", "", 0);
    private static final StageText MISSES = new StageText("all", " of it", "", 0);
    private static final StageText ON_ITS_WAY = new StageText("all", "", "", 6);

    @Test
    void whatIsOnItsWayIsLateAndNotMissing() {
        assertEquals(SyncState.LATE, SyncState.of(connectionStatus(ConnectionStatus.State.CONNECTED), ON_ITS_WAY));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "RECOVERED"})
    void connectedWithTheSameTextIsInSync(ConnectionStatus.State state) {
        assertEquals(SyncState.IN_SYNC, SyncState.of(connectionStatus(state), SAME));
        assertEquals(SyncState.MISSING, SyncState.of(connectionStatus(state), MISSES));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONNECTED", "RECOVERED"})
    void nothingElseIsInSyncWhateverItsText(ConnectionStatus.State state) {
        assertNotEquals(SyncState.IN_SYNC, SyncState.of(connectionStatus(state), SAME));
        assertEquals(SyncState.of(connectionStatus(state), MISSES), SyncState.of(connectionStatus(state), SAME));
    }

    @Test
    void nobodyIsAway() {
        assertEquals(SyncState.AWAY, SyncState.of(null, SAME));
    }

    @Test
    void lossIsSaidInWords() {
        assertEquals("Cut, 1,248 frames behind", SyncState.lost(connectionStatus(ConnectionStatus.State.CUT)));
        assertEquals("Lost, 1,248 frames behind", SyncState.lost(connectionStatus(ConnectionStatus.State.LOST)));
        assertEquals("Failed", SyncState.lost(connectionStatus(ConnectionStatus.State.FAILED)));
    }

    private static ConnectionStatus connectionStatus(ConnectionStatus.State state) {
        return new ConnectionStatus(0, state, 0, -1, 1_248, null);
    }
}
