package dev.playhead.transport.server;

import java.util.List;

/// Who may reach the broker besides this machine, and how much of it.
///
/// @param hosts names by which requests may call the broker, besides those of this machine; `*` for any
/// @param origins pages that may use it, besides those of this machine, as `https://host:port`, `https://host`, or
/// just `host`; `null` for pages from files, `*` for any
public record Network(List<String> hosts, List<String> origins, Limits limits) {
    /// This machine alone.
    public static final Network LOCAL = new Network(List.of(), List.of(), Limits.DEFAULT);

    public Network {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /// The same with other limits.
    public Network with(Limits others) {
        return new Network(hosts, origins, others);
    }
}
