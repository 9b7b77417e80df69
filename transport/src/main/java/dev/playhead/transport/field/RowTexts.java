package dev.playhead.transport.field;

import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.MessageAction;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts of the entry behind a row, as fields need them.
final class RowTexts {
    private static final int COLUMNS = 3;

    private RowTexts() {}

    /// Everything that may be searched: columns first, so that the entry is read only when they do not have
    /// it. Both formats hold text as UTF-8, so the payload is searched as it is.
    static List<String> of(FrameRow row) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                var text = switch (index) {
                    case 0 -> row.frames().kind(row.index());
                    case 1 -> Fields.name(row.participant());
                    case 2 -> Fields.channel(row.channel());
                    default -> payload(row.entry());
                };
                return text == null ? "" : text;
            }

            @Override
            public int size() {
                return COLUMNS + 1;
            }
        };
    }

    private static String payload(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e -> e.problem() == null ? text(e.payload()) : e.problem() + ' ' + text(e.payload());
            case Entry.FrameOut e -> text(e.payload());
            case Entry.FrameUndelivered e -> text(e.payload());
            case Entry.RestIn e -> e.target() + ' ' + text(e.body());
            case Entry.RestOut e -> text(e.body());
            case Entry.Closed e -> e.reason().code() + " " + e.reason().text();
            case Entry.Rejected e -> e.reason() + ' ' + e.remoteAddress() + ' ' + e.request();
            case StateEntry _, ControlEntry _, Entry.FrameHeld _, Entry.HeldSettled _, Observation _ -> "";
        };
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /// The faults that were on for the participant of a row, or for everybody: preset, kind and id of each.
    static List<String> faults(FrameRow row) {
        long at = row.frames().atNanos(row.index());
        int participant = row.frames().participant(row.index());
        var names = new ArrayList<String>();
        for (var track : row.timeline().faults()) {
            boolean isOn = track.span().contains(at) || track.span().fromNanos() == at;
            if (isOn && (track.participant() < 0 || track.participant() == participant)) {
                var preset = FaultPreset.of(track.rule());
                if (preset != null) {
                    names.add(preset.id());
                }
                names.add(track.rule().fault().kind());
                names.add(track.rule().id().value());
            }
        }
        return names;
    }

    static boolean isResumed(FrameRow row) {
        var frame = row.frame();
        return frame != null
                && frame.action() == Action.ATTACHED
                && frame.flags() != null
                && Flag.RESUMED.in(frame.flags());
    }

    static @Nullable String action(FrameRow row) {
        var frame = row.frame();
        return frame == null
                ? null
                : frame.action() == null
                        ? "" + frame.actionCode()
                        : frame.action().name();
    }

    static @Nullable String change(FrameRow row) {
        var messages = row.messages();
        if (messages.isEmpty()) {
            return null;
        }
        MessageAction action = messages.getFirst().action();
        return action == null ? "" + messages.getFirst().actionCode() : action.name();
    }

    /// Status of an answer to a request, or of the error that a frame carries; `NaN` for all else.
    static double status(FrameRow row) {
        if (row.entry() instanceof Entry.RestOut answer) {
            return answer.status();
        }
        var frame = row.decoded() instanceof Decoded.Frame(var found) ? found : null;
        return frame == null || frame.error() == null
                ? Double.NaN
                : frame.error().statusCode();
    }
}
