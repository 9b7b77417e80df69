package dev.playhead.ui.stage;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.DeviceFaults;
import dev.playhead.ui.device.StatusText;
import dev.playhead.ui.format.Formats;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// State of a device on stage at a moment, and what can be done to it. Immutable.
///
/// @param sync how it stands to the server; null when nothing can be compared
/// @param state in words, to begin a line with
/// @param text what it has of the message that changes; null when it is none of those that are compared
/// @param reachable whether it has a connection that is not held away
/// @param present whether it is there, or expected back
/// @param cut the rule that cuts it; null for none
/// @param slow the rule that slows it; null for none
/// @param run the answer that is under way; null for none
record DeviceOnStage(
        Participant participant,
        @Nullable SyncState sync,
        String state,
        SessionState.@Nullable DeviceText text,
        boolean reachable,
        boolean present,
        @Nullable RuleId cut,
        @Nullable RuleId slow,
        @Nullable Run run) {
    static DeviceOnStage of(Timeline timeline, SessionState moment, Participant participant) {
        int index = participant.index();
        var status = moment.connectionStatuses().stream()
                .filter(each -> each.participant() == index)
                .findFirst()
                .orElse(null);
        var text = moment.texts().stream()
                .filter(each -> each.participant() == index)
                .findFirst()
                .orElse(null);
        long at = moment.atNanos();
        var subject = moment.subject();
        var difference =
                subject == null || text == null || !text.attachment().isOwed() ? null : StageText.of(subject, text);
        var sync = difference == null ? withoutText(status) : SyncState.of(status, difference);
        return new DeviceOnStage(
                participant,
                sync,
                state(status, at, sync, difference),
                text,
                isReachable(status),
                status != null && status.state() != ConnectionStatus.State.GONE,
                DeviceFaults.active(timeline, index, at, DeviceFaults.CUT),
                DeviceFaults.active(timeline, index, at, DeviceFaults.SLOW),
                run(timeline, subject, at));
    }

    private static String state(
            @Nullable ConnectionStatus status, long at, @Nullable SyncState sync, @Nullable StageText difference) {
        var words = StatusText.of(status, at);
        if (sync == SyncState.IN_SYNC) {
            int comma = words.indexOf(',');
            return "In sync" + (comma < 0 ? "" : words.substring(comma));
        }
        if (sync == SyncState.MISSING && difference != null) {
            int letters = difference.missing().length() + difference.extra().length();
            return Formats.count(letters, "character") + (letters == 1 ? " differs" : " differ");
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    // Where no text can be compared a broken connection is one all the same.
    private static @Nullable SyncState withoutText(@Nullable ConnectionStatus status) {
        if (status == null) {
            return null;
        }
        return switch (status.state()) {
            case CUT, LOST, FAILED -> SyncState.LOST;
            case SLOW, STALLED, RETURNING -> SyncState.LATE;
            case CONNECTING, CONNECTED, RECOVERED, SUSPENDED, GONE -> null;
        };
    }

    private static boolean isReachable(@Nullable ConnectionStatus status) {
        if (status == null) {
            return false;
        }
        return switch (status.state()) {
            case CONNECTED, SLOW, STALLED, RECOVERED -> true;
            case CONNECTING, CUT, RETURNING, LOST, SUSPENDED, FAILED, GONE -> false;
        };
    }

    private static @Nullable Run run(Timeline timeline, SessionState.@Nullable ShownMessage subject, long at) {
        if (subject == null) {
            return null;
        }
        return timeline.runs().reversed().stream()
                .filter(run -> run.channel().equals(subject.channel()))
                .filter(run -> run.startedNanos() > 0 && run.startedNanos() <= at)
                .filter(run -> run.endedNanos() == 0 || run.endedNanos() > at)
                .findFirst()
                .orElse(null);
    }

    /// Returns whether text or connection are lost, so that the fault colour is right.
    boolean isFault() {
        return sync != null && sync.isFault() || cut != null;
    }
}
