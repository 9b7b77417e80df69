package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ConnectionId;

/// One thing broken on purpose: whom it hits and what it does. It is on from
/// [dev.playhead.transport.core.Input.RuleSet]
/// to [dev.playhead.transport.core.Input.RuleCleared].
///
/// @param label what people call it, for example "Cut phone"
public record FaultRule(RuleId id, Target target, Behaviour behaviour, String label) {
    /// Whom a rule hits.
    public sealed interface Target {
        /// Every transport of this client, now and when it tries to come back.
        record Client(String clientId) implements Target {}

        /// One connection, through all its transports; for clients without an id.
        record Connection(ConnectionId connectionId) implements Target {}
    }

    /// What a rule does to the bytes.
    public sealed interface Behaviour {
        /// The socket is reset and every attempt to come back too.
        record Cut() implements Behaviour {}

        /// Every byte takes this much longer, both ways.
        record Slow(long latencyMs) implements Behaviour {}
    }
}
