package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a card may say of a device. "In sync" only with proof: connected, and the same text as the
/// server.
enum SyncState {
    IN_SYNC,
    /// Connected, and the text is on its way or went wrong.
    DIFFERS,
    /// Slow or stalled, whatever its text is now.
    LATE,
    /// Cut, lost or failed.
    LOST,
    /// Not connected, and nobody's fault.
    AWAY;

    static SyncState of(@Nullable Standing standing, boolean sameText) {
        if (standing == null) {
            return AWAY;
        }
        return switch (standing.state()) {
            case CONNECTED, RECOVERED -> sameText ? IN_SYNC : DIFFERS;
            case SLOW, STALLED -> LATE;
            case CUT, LOST, FAILED -> LOST;
            case CONNECTING, SUSPENDED, GONE -> AWAY;
        };
    }

    /// In words how a device that is [#LOST] stands.
    static String lost(@Nullable Standing standing) {
        if (standing == null || standing.state() == Standing.State.FAILED) {
            return "Failed";
        }
        String how = standing.state() == Standing.State.CUT ? "Cut" : "Lost";
        return String.format(Locale.ROOT, "%s, %,d frames behind", how, standing.behind());
    }
}
