package dev.playhead.transport.explain;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what a change of presence is about: who, what they did, and what they brought along.
final class PresenceText {
    private static final int NAMED = 3;

    private PresenceText() {}

    /// For a row of the frames table, for example `enter phone “typing”`.
    static String few(ProtocolMessage frame) {
        var changes = changes(frame);
        if (changes.isEmpty()) {
            return "no members";
        }
        if (changes.size() == 1) {
            var change = changes.getFirst();
            return (action(change) + who(change, " ")).strip() + brought(change, " ", " extras ");
        }
        return FrameText.count(changes.size(), "member") + names(changes);
    }

    private static String names(List<PresenceMessage> changes) {
        var names = changes.stream()
                .map(PresenceMessage::clientId)
                .filter(name -> name != null)
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - NAMED;
        return names.stream().limit(NAMED).collect(Collectors.joining(", ", ": ", ""))
                + (more > 0 ? " and " + more + " more" : "");
    }

    static String received(String who, ProtocolMessage frame) {
        var changes = changes(frame);
        if (changes.size() != 1) {
            return who + " changes its presence on " + frame.channel() + ": "
                    + FrameText.count(changes.size(), "member") + names(changes) + ".";
        }
        var change = changes.getFirst();
        var verb = switch (change.action()) {
            case ENTER -> " enters ";
            case LEAVE -> " leaves the members of ";
            case UPDATE -> " updates its presence on ";
            case ABSENT, PRESENT -> " says " + action(change) + " of its presence on ";
            case null -> " changes its presence (" + action(change) + ") on ";
        };
        return who + verb + frame.channel() + who(change, " as ") + brought(change, ", with ", ", extras ") + ".";
    }

    static String sent(ProtocolMessage frame) {
        var changes = changes(frame);
        return changes.size() == 1
                ? "A change of presence (" + few(frame) + ")"
                : "Changes of presence (" + few(frame) + ")";
    }

    private static List<PresenceMessage> changes(ProtocolMessage frame) {
        return frame.presence() == null ? List.of() : frame.presence();
    }

    private static String action(PresenceMessage change) {
        PresenceAction action = change.action();
        return action == null
                ? "unknown action " + change.actionCode()
                : action.name().toLowerCase(Locale.ROOT);
    }

    private static String who(PresenceMessage change, String before) {
        return change.clientId() == null ? "" : before + change.clientId();
    }

    private static String brought(PresenceMessage change, String beforeData, String beforeExtras) {
        var data = data(change.data());
        var extras = change.extras();
        return (data.isEmpty() ? "" : beforeData + data)
                + (extras == null || extras.isEmpty() ? "" : beforeExtras + json(extras));
    }

    private static String data(@Nullable Data data) {
        return switch (data) {
            case Data.Text(var text) -> FrameText.quoted(text);
            case Data.Binary(var bytes) -> bytes.length + " bytes";
            case null -> "";
        };
    }

    private static String json(Map<String, @Nullable Object> value) {
        return FrameText.shortened(new String(JsonTree.write(value), StandardCharsets.UTF_8));
    }
}
