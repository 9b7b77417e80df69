package dev.playhead.transport.core;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the broker knows. Ordered collections only: what is iterated here can be seen outside.
final class State {
    final BrokerSettings settings;
    final Seeded seeded;
    final String series;
    final Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
    final Map<String, Connection> byKey = new LinkedHashMap<>();
    final Map<TransportId, Connection> byTransport = new LinkedHashMap<>();
    final Map<TransportId, Handshake> transports = new LinkedHashMap<>();
    final Map<String, Channel> channels = new LinkedHashMap<>();
    final Map<RuleId, FaultRule> rules = new LinkedHashMap<>();

    State(BrokerSettings settings, long seed, String series) {
        this.settings = settings;
        this.seeded = new Seeded(seed);
        this.series = series;
    }

    /// The channel with this name, made at its first use.
    Channel channel(String name, long atMs) {
        return channels.computeIfAbsent(name, n -> new Channel(n, new SerialClock(series, atMs, 0)));
    }

    /// The rule that cuts a client off; null when none does.
    @Nullable
    FaultRule cutting(@Nullable ConnectionId connection, @Nullable String clientId) {
        return matching(FaultRule.Behaviour.Cut.class, connection, clientId);
    }

    /// The rule that slows a client; null when none does. The newest wins.
    @Nullable
    FaultRule slowing(@Nullable ConnectionId connection, @Nullable String clientId) {
        return matching(FaultRule.Behaviour.Slow.class, connection, clientId);
    }

    private @Nullable FaultRule matching(
            Class<? extends FaultRule.Behaviour> kind, @Nullable ConnectionId connection, @Nullable String clientId) {
        FaultRule found = null;
        for (var rule : rules.values()) {
            if (kind.isInstance(rule.behaviour()) && hits(rule, connection, clientId)) {
                found = rule;
            }
        }
        return found;
    }

    static boolean hits(FaultRule rule, @Nullable ConnectionId connection, @Nullable String clientId) {
        return switch (rule.target()) {
            case FaultRule.Target.Client(var name) -> name.equals(clientId);
            case FaultRule.Target.Connection(var id) -> id.equals(connection);
        };
    }
}
