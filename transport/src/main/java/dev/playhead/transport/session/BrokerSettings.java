package dev.playhead.transport.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Options that change what the core does. Recorded, so that a re-run uses the same.
///
/// @param maxMessageSize bytes of one publish; above it a publish is refused with 40009
/// @param connectionStateTtlMs how long a lost connection can be resumed
/// @param maxIdleIntervalMs something is sent to every client at least this often
public record BrokerSettings(long maxMessageSize, long connectionStateTtlMs, long maxIdleIntervalMs) {
    /// The settings of the service itself, with its two minutes for a lost connection.
    public static final BrokerSettings DEFAULT = new BrokerSettings(65_536, 120_000, 15_000);

    /// The settings by name, in a fixed order.
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("maxMessageSize", Long.toString(maxMessageSize));
        map.put("connectionStateTtlMs", Long.toString(connectionStateTtlMs));
        map.put("maxIdleIntervalMs", Long.toString(maxIdleIntervalMs));
        return map;
    }

    /// Reads what [#toMap] wrote; a name that is missing has its default.
    ///
    /// @throws IllegalArgumentException when a value is not a positive whole number; it says which
    public static BrokerSettings of(Map<String, String> map) {
        return new BrokerSettings(
                number(map, "maxMessageSize", DEFAULT.maxMessageSize),
                number(map, "connectionStateTtlMs", DEFAULT.connectionStateTtlMs),
                number(map, "maxIdleIntervalMs", DEFAULT.maxIdleIntervalMs));
    }

    private static long number(Map<String, String> map, String name, long otherwise) {
        var text = map.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, like a number that is too small
        }
        throw new IllegalArgumentException(
                "The setting " + name + " is \"" + text + "\"; it must be a whole number above 0.");
    }
}
