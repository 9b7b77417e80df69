package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ConnectionId;
import org.jspecify.annotations.Nullable;

/// One thing broken on purpose: whom it hits and what it does. It is on from
/// [dev.playhead.transport.core.Input.RuleSet]
/// to [dev.playhead.transport.core.Input.RuleCleared].
///
/// @param label what people call it, for example "Cut phone"
public record FaultRule(RuleId id, Target target, Behaviour behaviour, String label) {
    /// Whom a rule hits.
    public sealed interface Target {
        /// Every transport of this client, now and when it tries to come back.
        ///
        /// @param app the provisioned app it belongs to; empty for the app that all others share
        record Client(String app, String clientId) implements Target {
            /// One of the app that all share.
            public Client(String clientId) {
                this("", clientId);
            }
        }

        /// One connection, through all its transports; for clients without an id.
        record Connection(ConnectionId connectionId) implements Target {}

        /// Whether it is this one.
        ///
        /// @param connection null when there is none yet
        /// @param app empty for the app that is shared
        /// @param clientId null when it has none
        default boolean isHit(@Nullable ConnectionId connection, String app, @Nullable String clientId) {
            return switch (this) {
                case Client(var ofApp, var name) -> ofApp.equals(app) && name.equals(clientId);
                case Connection(var id) -> id.equals(connection);
            };
        }
    }

    /// What a rule does to the bytes.
    public sealed interface Behaviour {
        /// The socket is reset and every attempt to come back too.
        record Cut() implements Behaviour {}

        /// Every byte takes this much longer, both ways.
        record Slow(long latencyMs) implements Behaviour {}
    }
}
