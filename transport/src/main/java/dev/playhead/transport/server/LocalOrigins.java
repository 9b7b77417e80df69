package dev.playhead.transport.server;

import java.util.Map;
import java.util.Set;

/// Keeps web pages of strangers out: a request must name this machine as its host (no DNS rebinding), and a browser's
/// request must come from a page of this machine (no cross-site WebSocket).
final class LocalOrigins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String boundHost;

    LocalOrigins(String boundHost) {
        this.boundHost = boundHost;
    }

    boolean allows(Map<String, String> headers) {
        var origin = headers.get("origin");
        return isLocal(headers.getOrDefault("host", "")) && (origin == null || isLocal(withoutScheme(origin)));
    }

    private boolean isLocal(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean port = colon > hostAndPort.lastIndexOf(']');
        var host = port ? hostAndPort.substring(0, colon) : hostAndPort;
        return LOOPBACK.contains(host) || host.equals(boundHost);
    }

    private static String withoutScheme(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? origin : origin.substring(slashes + 3);
    }
}
