package dev.playhead.transport.filter;

import org.jspecify.annotations.Nullable;

/// Client at the one end of a frame's way.
///
/// @param app the provisioned app it belongs to; empty for the one that all others share
/// @param clientId null when it has none
/// @param agent what its SDK says of itself; null when it says nothing
public record Client(
        String app, @Nullable String clientId, @Nullable String agent) {
    /// Name and version of the SDK out of an agent string such as `ably-js/2.28.0 nodejs/20`; null when it names
    /// none.
    public @Nullable String sdk() {
        if (agent == null) {
            return null;
        }
        for (var part : agent.split(" ")) {
            if (part.startsWith("ably-")) {
                return part.replace('/', ' ');
            }
        }
        var first = agent.split(" ")[0];
        return first.isEmpty() ? null : first.replace('/', ' ');
    }
}
