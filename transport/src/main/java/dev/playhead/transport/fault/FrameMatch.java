package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Choice of frames that a fault looks at. Immutable.
///
/// @param actions of those frames, in the order in which they were said; empty for any
/// @param channel the channel that they belong to; empty for any, and for those that belong to none
/// @param name of a message that they have; empty for any, and for those without messages
public record FrameMatch(List<Action> actions, String channel, String name) {
    private static final String FRAMES = "frames";
    private static final String CHANNEL = "channel";
    private static final String NAME = "name";
    private static final String ANY = "any";

    /// Frames with messages, of all channels.
    public static final FrameMatch MESSAGES = new FrameMatch(List.of(Action.MESSAGE), "", "");

    public FrameMatch {
        actions = List.copyOf(actions);
    }

    /// Returns whether a frame is one of them.
    public boolean has(ProtocolMessage frame) {
        return (actions.isEmpty() || actions.contains(frame.action()))
                && (channel.isEmpty()
                        || frame.channel() != null
                                && QualifiedName.base(frame.channel()).equals(channel))
                && (name.isEmpty() || hasName(frame));
    }

    private boolean hasName(ProtocolMessage frame) {
        return frame.messages() != null && frame.messages().stream().anyMatch(message -> name.equals(message.name()));
    }

    /// Reads `frames`, names of actions with commas between or `any`, `channel` and `name`.
    static FrameMatch read(FaultFields fields, FrameMatch absent) {
        var said = fields.text(FRAMES, "");
        var channel = fields.text(CHANNEL, absent.channel);
        var name = fields.text(NAME, absent.name);
        if (said.isEmpty()) {
            return new FrameMatch(absent.actions, channel, name);
        }
        var actions = new ArrayList<Action>();
        for (var word : said.equalsIgnoreCase(ANY) ? new String[0] : said.split(",", -1)) {
            actions.add(action(word.strip()));
        }
        return new FrameMatch(actions, channel, name);
    }

    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> action.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new FaultFields.Wrong(
                        FRAMES + "=" + word + " is no action of a frame; write for example MESSAGE,PRESENCE or any"));
    }

    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(FRAMES, actions.isEmpty() ? ANY : String.join(",", names()));
        if (!channel.isEmpty()) {
            fields.put(CHANNEL, channel);
        }
        if (!name.isEmpty()) {
            fields.put(NAME, name);
        }
        return fields;
    }

    private List<String> names() {
        return actions.stream().map(Action::name).toList();
    }

    /// Returns them in words that begin a sentence: `Frames with messages of chat`.
    String words() {
        var what = actions.isEmpty()
                ? "Frames of any kind"
                : actions.equals(MESSAGES.actions)
                        ? "Frames with messages"
                        : String.join(" and ", names()).toUpperCase(Locale.ROOT) + " frames";
        var named = name.isEmpty() ? what : what + " named " + name;
        return channel.isEmpty() ? named : named + " of " + channel;
    }
}
