package dev.playhead.ui.stage;

import dev.playhead.transport.insight.ConnectionStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// State of a device that is owed the message, as its card says it. "In sync" only with proof: connected, and
/// nothing lacks that could have been there.
enum SyncState {
    IN_SYNC,
    /// Slow or stalled, or what it lacks is older than the late limit and on its way: the data is complete.
    LATE,
    /// Connected, and what it lacks is not on its way.
    MISSING,
    /// Cut, lost or failed.
    LOST,
    /// Not connected, and nobody's fault.
    AWAY;

    static SyncState of(@Nullable ConnectionStatus connectionStatus, StageText text) {
        if (connectionStatus == null) {
            return AWAY;
        }
        return switch (connectionStatus.state()) {
            case CONNECTED, RECOVERED ->
                text.isComplete()
                        ? IN_SYNC
                        : text.missing().isEmpty() && text.extra().isEmpty() ? LATE : MISSING;
            case SLOW, STALLED, RETURNING -> LATE;
            case CUT, LOST, FAILED -> LOST;
            case CONNECTING, SUSPENDED, GONE -> AWAY;
        };
    }

    /// Returns whether the device is shown before those that are well.
    boolean isFault() {
        return this == LOST || this == MISSING;
    }

    /// In words how a device that is [#LOST] stands.
    static String lost(@Nullable ConnectionStatus connectionStatus) {
        if (connectionStatus == null || connectionStatus.state() == ConnectionStatus.State.FAILED) {
            return "Failed";
        }
        String how = connectionStatus.state() == ConnectionStatus.State.CUT ? "Cut" : "Lost";
        return String.format(Locale.ROOT, "%s, %,d frames behind", how, connectionStatus.behind());
    }
}
