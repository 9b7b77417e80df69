package dev.playhead.transport.core;

import java.util.LinkedHashMap;
import java.util.Map;

/// Limits of the service that a local broker does not have unless asked (protocol reference 10.1). 0 is no limit.
///
/// @param messagesPerSecond most messages a connection may publish in a second; more is refused with 42911
/// @param channelsPerConnection most attachments of a connection; more is refused with 90010
/// @param connections most connections at once; more is refused with 80021
/// @param members most members on a channel; more is refused with 91003
public record Limits(int messagesPerSecond, int channelsPerConnection, int connections, int members) {
    public static final Limits NONE = new Limits(0, 0, 0, 0);

    /// What the service has in its smallest plan.
    public static final Limits SERVICE = new Limits(50, 200, 200, 200);

    public Limits {
        if (messagesPerSecond < 0 || channelsPerConnection < 0 || connections < 0 || members < 0) {
            throw new IllegalArgumentException("A limit is 0 for none, or more.");
        }
    }

    /// The limits by name, in a fixed order.
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("messagesPerSecond", Integer.toString(messagesPerSecond));
        map.put("channelsPerConnection", Integer.toString(channelsPerConnection));
        map.put("connections", Integer.toString(connections));
        map.put("members", Integer.toString(members));
        return map;
    }

    /// Reads what [#toMap] wrote; a name that is missing has no limit.
    public static Limits of(Map<String, String> map) {
        return new Limits(
                number(map, "messagesPerSecond"),
                number(map, "channelsPerConnection"),
                number(map, "connections"),
                number(map, "members"));
    }

    private static int number(Map<String, String> map, String name) {
        return Integer.parseInt(map.getOrDefault(name, "0"));
    }
}
