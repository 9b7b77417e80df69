package dev.playhead.transport.server.http;

import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.network.Network;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps web pages of strangers out: a request must call this machine by a name of its own (no DNS rebinding), and a
/// browser's request must come from a page of this machine (no cross-site WebSocket, no cross-site request).
public final class HostCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /// First segments of paths that open connections.
    private static final Set<String> CONNECTING = Set.of("comet", "sse", "event-stream");
    // Only a name can be bound to another address while a page is open.
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.%]+]");

    private final String boundHost;
    private final Network network;

    public HostCheck(String boundHost, Network network) {
        this.boundHost = boundHost.indexOf(':') >= 0 ? "[" + boundHost + "]" : boundHost;
        this.network = network;
    }

    /// Returns what is wrong with a request, in a sentence for its sender; null when nothing is.
    @Nullable
    public String refusal(HttpHead head) {
        var headers = head.headers();
        var host = headers.getOrDefault("host", "");
        if (!allowsHost(name(host))) {
            return "The broker is not called \"" + host + "\"; start it with --allow-host " + name(host)
                    + " if it should be.";
        }
        var origin = headers.get("origin");
        if (origin != null ? !allowsOrigin(origin) : isHiddenCrossSite(head)) {
            return "Pages of " + (origin == null ? "other sites" : origin) + " may not reach the broker; start it with"
                    + " --allow-origin " + (origin == null ? "ORIGIN" : origin) + " if they should.";
        }
        return null;
    }

    private boolean allowsHost(String name) {
        return isLocal(name)
                || (!LOOPBACK.contains(boundHost) && ADDRESS.matcher(name).matches())
                || allows(network.hosts(), name);
    }

    private boolean allowsOrigin(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        var authority = lower.substring(lower.indexOf("://") < 0 ? 0 : lower.indexOf("://") + 3);
        return isLocal(name(authority))
                || allows(network.origins(), lower)
                || allows(network.origins(), authority)
                || allows(network.origins(), name(authority));
    }

    // An image, a script or a frame of a foreign page is fetched without an Origin; it cannot be read there, but it is
    // a
    // request. A person may follow a link to what can be read; nobody opens a connection that way.
    private static boolean isHiddenCrossSite(HttpHead head) {
        var headers = head.headers();
        if (!"cross-site".equals(headers.get("sec-fetch-site"))) {
            return false;
        }
        boolean link = "navigate".equals(headers.get("sec-fetch-mode"))
                && "document".equals(headers.get("sec-fetch-dest"))
                && head.method().equals("GET");
        var path = RestTarget.of(head.target()).path();
        return !link || (!path.isEmpty() && CONNECTING.contains(path.getFirst()));
    }

    private static boolean allows(List<String> allowed, String name) {
        return allowed.stream().anyMatch(one -> one.equals("*") || one.equalsIgnoreCase(name));
    }

    private boolean isLocal(String name) {
        // Browsers and resolvers keep *.localhost on this machine (RFC 6761).
        return LOOPBACK.contains(name) || name.endsWith(".localhost") || name.equalsIgnoreCase(boundHost);
    }

    private static String name(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean port = colon > hostAndPort.lastIndexOf(']');
        var name = (port ? hostAndPort.substring(0, colon) : hostAndPort).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
