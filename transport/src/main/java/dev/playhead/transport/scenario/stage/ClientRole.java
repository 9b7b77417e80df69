package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.protocol.Format;

/// A client as a stage opens it. Immutable.
///
/// @param name what it is called; two with the same clientId are told apart by it
/// @param isAgent whether it says of itself that it is an agent
/// @param retryMs after which time it comes back when its socket is lost, ms
public record ClientRole(String name, String clientId, boolean isAgent, Format format, long retryMs) {
    private static final String SDK = "playhead-simulated/1";
    private static final String AGENT = " simulated-agent/1";

    /// Returns what it says of itself in place of an SDK.
    String agent() {
        return SDK + " " + name + "/1" + (isAgent ? AGENT : "");
    }
}
