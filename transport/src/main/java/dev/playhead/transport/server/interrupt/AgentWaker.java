package dev.playhead.transport.server.interrupt;

import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Wakes an agent of AI Transport for an input, by the request that its application sends for one of its own.
final class AgentWaker {
    private static final int WITHIN_MS = 5_000;

    private AgentWaker() {}

    /// Returns what went wrong, as a sentence; null when the agent was woken. Blocks for some seconds at most.
    static @Nullable String wake(String address, String event, String channel) {
        try {
            var request = (HttpURLConnection) new URI(address).toURL().openConnection();
            request.setConnectTimeout(WITHIN_MS);
            request.setReadTimeout(WITHIN_MS);
            request.setInstanceFollowRedirects(false);
            request.setRequestMethod("POST");
            request.setRequestProperty("Content-Type", "application/json");
            request.setDoOutput(true);
            try (var body = request.getOutputStream()) {
                body.write(JsonTree.write(Map.of("inputEventId", event, "sessionName", channel)));
            }
            int status = request.getResponseCode();
            request.disconnect();
            return status / 100 == 2 ? null : "The agent at " + address + " was not woken: it answered " + status + ".";
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return "The agent at " + address + " was not woken: " + e.getMessage() + ".";
        }
    }
}
