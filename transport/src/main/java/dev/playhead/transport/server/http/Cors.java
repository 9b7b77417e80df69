package dev.playhead.transport.server.http;

import java.io.IOException;
import java.util.Map;

/// Headers by which a page of another origin may read an answer (CORS).
public final class Cors {
    private Cors() {}

    public static void allow(HttpReply reply, Map<String, String> request) {
        var origin = request.get("origin");
        if (origin == null) {
            return;
        }
        reply.header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Vary", "Origin")
                .header(
                        "Access-Control-Expose-Headers",
                        "Link, X-Ably-Errorcode, X-Ably-Errormessage, X-Ably-ServerId, Content-Type");
    }

    public static void preflight(HttpReply reply, Map<String, String> request) throws IOException {
        reply.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS")
                .header(
                        "Access-Control-Allow-Headers",
                        request.getOrDefault(
                                "access-control-request-headers",
                                "authorization, accept, content-type, x-ably-version, ably-agent, x-ably-clientid"))
                .header("Access-Control-Max-Age", "600");
        if ("true".equals(request.get("access-control-request-private-network"))) {
            reply.header("Access-Control-Allow-Private-Network", "true");
        }
        reply.sendEmpty(204);
    }
}
