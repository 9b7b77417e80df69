package dev.playhead.transport.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Limits of the service that a local broker does not have unless asked. 0 is no limit; for
/// the size of a message it is the one that every client expects.
///
/// @param messageBytes most bytes of one publish; more is refused with 40009
/// @param messagesPerSecond most messages a connection may publish in a second; more is refused with 42911
/// @param channelsPerConnection most attachments of a connection; more is refused with 90010
/// @param connections most connections at once; more is refused with 80021
/// @param members most members on a channel; more is refused with 91003
public record Limits(int messageBytes, int messagesPerSecond, int channelsPerConnection, int connections, int members) {
    public static final Limits NONE = new Limits(0, 0, 0, 0, 0);

    /// The limits of the service in its smallest plan.
    public static final Limits SERVICE = new Limits(65_536, 50, 200, 200, 200);

    /// The names that [#of] knows, in their order.
    public static final String NAMES = "message-bytes, messages-per-second, channels, connections, members";

    public Limits {
        if (messageBytes < 0 || messagesPerSecond < 0 || channelsPerConnection < 0 || connections < 0 || members < 0) {
            throw new IllegalArgumentException("A limit is 0 for none, or more.");
        }
    }

    /// The limits by name, in a fixed order.
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("message-bytes", Integer.toString(messageBytes));
        map.put("messages-per-second", Integer.toString(messagesPerSecond));
        map.put("channels", Integer.toString(channelsPerConnection));
        map.put("connections", Integer.toString(connections));
        map.put("members", Integer.toString(members));
        return map;
    }

    /// Reads what [#toMap] wrote; a name that is missing has no limit.
    ///
    /// @throws IllegalArgumentException when a name is none of these, or its value no number from 0
    public static Limits of(Map<String, String> map) {
        for (var name : map.keySet()) {
            if (!NONE.toMap().containsKey(name)) {
                throw new IllegalArgumentException("There is no limit \"" + name + "\"; there are " + NAMES + ".");
            }
        }
        return new Limits(
                number(map, "message-bytes"),
                number(map, "messages-per-second"),
                number(map, "channels"),
                number(map, "connections"),
                number(map, "members"));
    }

    private static int number(Map<String, String> map, String name) {
        var text = map.getOrDefault(name, "0");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("The limit " + name + " must be a number, not \"" + text + "\".");
        }
    }
}
