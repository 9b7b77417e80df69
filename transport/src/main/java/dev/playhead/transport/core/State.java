package dev.playhead.transport.core;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    final Map<String, App> apps = new LinkedHashMap<>();
    final Map<String, Long> nonces = new LinkedHashMap<>();
    final Map<String, StatsBook> stats = new LinkedHashMap<>();
    final Map<String, Occupancy.Told> watched = new LinkedHashMap<>();
    Limits limits = Limits.NONE;
    final Map<String, PushDesk.Book> push = new LinkedHashMap<>();
    final List<Revocation> revocations = new ArrayList<>();

    State(BrokerSettings settings, long seed, String series) {
        this(settings, new Seeded(seed), series);
    }

    private State(BrokerSettings settings, Seeded seeded, String series) {
        this.settings = settings;
        this.seeded = seeded;
        this.series = series;
    }

    /// The same state once more: what can change is copied, what cannot is shared.
    State copy() {
        var copy = new State(settings, seeded, series);
        // One connection is in several maps, and must be one connection in the copy as well.
        var copied = new IdentityHashMap<Connection, Connection>();
        connections.forEach((id, c) -> copy.connections.put(id, copied.computeIfAbsent(c, Connection::copy)));
        byKey.forEach((key, c) -> copy.byKey.put(key, copied.computeIfAbsent(c, Connection::copy)));
        byTransport.forEach((id, c) -> copy.byTransport.put(id, copied.computeIfAbsent(c, Connection::copy)));
        copy.transports.putAll(transports);
        channels.forEach((name, channel) -> copy.channels.put(name, channel.copy()));
        copy.rules.putAll(rules);
        copy.apps.putAll(apps);
        copy.nonces.putAll(nonces);
        stats.forEach((app, book) -> copy.stats.put(app, book.copy()));
        copy.watched.putAll(watched);
        copy.limits = limits;
        push.forEach((app, book) -> copy.push.put(app, book.copy()));
        copy.revocations.addAll(revocations);
        return copy;
    }

    /// How many things a copy has to copy.
    long weight() {
        long weight = connections.size();
        for (var channel : channels.values()) {
            weight += channel.weight();
        }
        return weight;
    }

    /// The channel with this name, which may have parameters and must be valid; made at its first use.
    Channel channel(Identity identity, String asked, long atMs) {
        var app = identity.app();
        var name = QualifiedName.base(asked);
        return channels.computeIfAbsent(
                Channel.key(app, name), key -> new Channel(app, name, new SerialClock(series, atMs, 0)));
    }

    /// The channel with this name, with or without parameters; null when it was never used.
    @Nullable
    Channel known(Identity identity, String name) {
        return channels.get(Channel.key(identity.app(), QualifiedName.base(name)));
    }

    /// Most bytes of one publish.
    long maxMessageSize() {
        return limits.messageBytes() > 0 ? limits.messageBytes() : settings.maxMessageSize();
    }

    /// What is counted in the app of an identity.
    StatsBook stats(Identity identity) {
        return stats.computeIfAbsent(identity.app(), app -> new StatsBook());
    }

    /// The rule that cuts a client off; null when none does.
    @Nullable
    FaultRule cutting(@Nullable ConnectionId connection, @Nullable Identity identity) {
        return matching(FaultRule.Behaviour.Cut.class, connection, identity);
    }

    /// The rule that slows a client; null when none does. The newest wins.
    @Nullable
    FaultRule slowing(Connection connection) {
        return matching(FaultRule.Behaviour.Slow.class, connection.id(), connection.identity());
    }

    private @Nullable FaultRule matching(
            Class<? extends FaultRule.Behaviour> kind, @Nullable ConnectionId connection, @Nullable Identity identity) {
        var app = identity == null ? "" : identity.app();
        var clientId = identity == null ? null : identity.clientId();
        FaultRule found = null;
        for (var rule : rules.values()) {
            if (kind.isInstance(rule.behaviour()) && rule.target().isHit(connection, app, clientId)) {
                found = rule;
            }
        }
        return found;
    }
}
