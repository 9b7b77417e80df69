package dev.playhead.transport.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Access to the broker from beyond this machine: who may come, and how much they may use. Immutable.
///
/// @param hosts names by which requests may call the broker, besides those of this machine; `*` for any
/// @param origins pages that may use it, besides those of this machine, as `https://host:port`, `https://host`, or
/// just `host`; `null` for pages from files, `*` for any
public record Network(List<String> hosts, List<String> origins, NetworkLimits limits) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    /// This machine alone.
    public static final Network LOCAL = new Network(List.of(), List.of(), NetworkLimits.DEFAULT);

    public Network {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /// Returns this network with other limits.
    public Network with(NetworkLimits others) {
        return new Network(hosts, origins, others);
    }

    /// Returns what a person should know who opens the broker to more than this machine, in sentences.
    public List<String> notices(String host, int port) {
        var notices = new ArrayList<String>();
        if (!LOOPBACK.contains(host)) {
            notices.add("Other machines can reach the broker on " + host + ":" + port + ". Whoever has the key may read"
                    + " and write every channel; without TLS (the same port speaks it) others on the way can read along."
                    + (hosts.isEmpty() ? " They must call it by its address; --allow-host adds a name." : ""));
        }
        if (origins.contains("*")) {
            notices.add(
                    "Any web page that is opened on a machine that reaches the broker can use it (--allow-origin *).");
        }
        return notices;
    }
}
