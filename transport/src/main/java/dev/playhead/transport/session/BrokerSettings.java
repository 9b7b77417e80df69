package dev.playhead.transport.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Options that change what the core does. Recorded, so that a re-run uses the same.
///
/// @param maxMessageSize bytes of one publish; above it a publish is refused with 40009
/// @param connectionStateTtlMs how long a lost connection can be resumed
/// @param maxIdleIntervalMs something is sent to every client at least this often
/// @param keepBytes how much all channels together keep for history and resumes; 0 for no limit
/// @param keepMs how long channels of a provisioned app keep it where the namespace is not persisted; 0 for no limit
public record BrokerSettings(
        long maxMessageSize, long connectionStateTtlMs, long maxIdleIntervalMs, long keepBytes, long keepMs) {
    /// The settings of the service itself, with its two minutes for a lost connection and for what is not persisted,
    /// and as much history as a tool on somebody's machine may hold.
    public static final BrokerSettings DEFAULT = new BrokerSettings(65_536, 120_000, 15_000, 64 << 20, 120_000);

    /// The lowest limit that a person may set: less would not even hold the largest message.
    public static final long LEAST_KEPT_BYTES = 65_536;

    private static final String KEEP_BYTES = "keepBytes";
    private static final String KEEP_MS = "keepMs";

    public BrokerSettings {
        if (keepBytes < 0 || keepMs < 0) {
            throw new IllegalArgumentException("What is kept is limited by a number above 0, or by 0 not at all.");
        }
    }

    /// Returns these settings with another limit of what is kept, bytes; 0 for none.
    public BrokerSettings keeping(long bytes) {
        return new BrokerSettings(maxMessageSize, connectionStateTtlMs, maxIdleIntervalMs, bytes, keepMs);
    }

    /// The settings by name, in a fixed order.
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("maxMessageSize", Long.toString(maxMessageSize));
        map.put("connectionStateTtlMs", Long.toString(connectionStateTtlMs));
        map.put("maxIdleIntervalMs", Long.toString(maxIdleIntervalMs));
        put(map, KEEP_BYTES, keepBytes);
        put(map, KEEP_MS, keepMs);
        return map;
    }

    // What has no limit is left out.
    private static void put(Map<String, String> map, String name, long limit) {
        if (limit > 0) {
            map.put(name, Long.toString(limit));
        }
    }

    /// Reads what [#toMap] wrote; a name that is missing has its default. For what is kept that is no limit: so it was
    /// with the brokers that did not write it.
    ///
    /// @throws IllegalArgumentException when a value is not a positive whole number; it says which
    public static BrokerSettings of(Map<String, String> map) {
        return new BrokerSettings(
                number(map, "maxMessageSize", DEFAULT.maxMessageSize),
                number(map, "connectionStateTtlMs", DEFAULT.connectionStateTtlMs),
                number(map, "maxIdleIntervalMs", DEFAULT.maxIdleIntervalMs),
                number(map, KEEP_BYTES, 0),
                number(map, KEEP_MS, 0));
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
