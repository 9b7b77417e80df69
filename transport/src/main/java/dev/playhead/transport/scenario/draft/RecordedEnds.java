package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.session.CloseReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Ends of connections that no fault of the recording explains, as steps.
final class RecordedEnds {
    private static final long SLACK_NANOS = 1_000_000_000L;

    private final RecordedSession session;
    private final RecordedCast cast;
    private final List<DraftStep> steps = new ArrayList<>();

    RecordedEnds(RecordedSession session, RecordedCast cast) {
        this.session = session;
        this.cast = cast;
    }

    List<DraftStep> read() {
        for (var track : session.timeline.tracks()) {
            var name = cast.nameOf(track.participant());
            if (name != null) {
                absences(track, name);
                goodbyes(track, name);
            }
        }
        return List.copyOf(steps);
    }

    private void absences(DeviceTrack track, String name) {
        var device = cast.device(track.participant());
        long retry = device == null ? 0 : device.retryNanos();
        for (var absence : track.absences()) {
            long at = absence.span().fromNanos();
            if (absence.rule() != null || !session.range.contains(at) || isOfBroker(track, at)) {
                continue;
            }
            if (absence.span().isOpen()) {
                steps.add(
                        device == null
                                ? DraftStep.doing(at, name, "die")
                                : new DraftStep(at, "fault: " + ScenarioText.flow(cut(name, 0))));
            } else if (RecordedCast.length(absence) <= retry + SLACK_NANOS) {
                steps.add(DraftStep.doing(at, name, "drop"));
            } else {
                var fault = cut(name, RecordedCast.length(absence) - retry);
                steps.add(new DraftStep(at, "fault: " + ScenarioText.flow(fault)));
            }
        }
    }

    private static LinkedHashMap<String, String> cut(String device, long nanos) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("kind", "cut");
        keys.put("device", device);
        if (nanos > 0) {
            keys.put("for", ScenarioText.time(nanos));
        }
        return keys;
    }

    private static boolean isOfBroker(DeviceTrack track, long at) {
        return track.ends().stream()
                .anyMatch(end -> end.atNanos() == at && end.reason().kind() == CloseReason.Kind.BROKER_STOPPED);
    }

    // Whoever says goodbye at the end of all changes nothing.
    private void goodbyes(DeviceTrack track, String name) {
        for (var end : track.ends()) {
            if (!isGoodbye(end) || !session.range.contains(end.atNanos()) || !goesOn(end.atNanos())) {
                continue;
            }
            var back = track.links().stream()
                    .filter(link -> link.span().fromNanos() > end.atNanos())
                    .findFirst();
            boolean stays = track.links().stream().anyMatch(link -> link.span().contains(end.atNanos()));
            if (stays) {
                continue; // another transport of the same participant goes on
            }
            if (back.isEmpty()) {
                steps.add(DraftStep.doing(end.atNanos(), name, "close"));
            } else {
                steps.add(DraftStep.doing(end.atNanos(), name, "detach"));
                steps.add(DraftStep.doing(back.get().span().fromNanos(), name, "attach"));
            }
        }
    }

    private static boolean isGoodbye(ConnectionEnd end) {
        return end.reason().kind() == CloseReason.Kind.CLIENT_CLOSED
                || end.reason().kind() == CloseReason.Kind.CLIENT_LEFT;
    }

    private boolean goesOn(long at) {
        return session.timeline.runs().stream()
                .anyMatch(run -> Math.max(run.lastTextNanos(), run.endedNanos()) > at || RecordedCast.begun(run) > at);
    }
}
