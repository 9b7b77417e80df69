package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One version of a mutable message.
///
/// @param serial identity and order of the version; null only on what a client sends
/// @param timestamp when this version was made, ms since 1970; null only on what a client sends
/// @param clientId who made it; null when unknown
/// @param description why, in the editor's words; null when not given
/// @param metadata free text pairs of the operation; empty when not given
public record Version(
        @Nullable String serial,
        @Nullable Long timestamp,
        @Nullable String clientId,
        @Nullable String description,
        Map<String, String> metadata) {
    public Version {
        metadata = Ordered.copyOf(metadata);
    }

    /// A version that nobody described.
    public static Version of(String serial, long timestamp) {
        return new Version(serial, timestamp, null, null, Map.of());
    }
}
