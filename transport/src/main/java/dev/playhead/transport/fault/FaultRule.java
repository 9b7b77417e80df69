package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ConnectionId;
import org.jspecify.annotations.Nullable;

/// One thing broken on purpose: whom it hits and what it does. It is on from
/// [dev.playhead.transport.core.Input.RuleSet] to [dev.playhead.transport.core.Input.RuleCleared]; an
/// [Interruption] is over as soon as it is set.
///
/// @param label what people call it, for example "Cut phone"
public record FaultRule(RuleId id, Target target, Fault fault, String label) {
    /// Returns this rule by the name that the core gave it.
    public FaultRule named(RuleId given) {
        return new FaultRule(given, target, fault, label);
    }

    /// Returns whether it is over as soon as it is set.
    public boolean isMomentary() {
        return fault.isMomentary();
    }

    /// Target of a rule: the clients that it hits.
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

        /// Whoever there is.
        record Everyone() implements Target {}

        /// Returns the target in words for people.
        default String words() {
            return switch (this) {
                case Client(var app, var clientId) -> clientId;
                case Connection(var id) -> id.value();
                case Everyone() -> "everyone";
            };
        }

        /// Returns whether it is this one.
        ///
        /// @param connection null when there is none yet
        /// @param app empty for the app that is shared
        /// @param clientId null when it has none
        default boolean isHit(@Nullable ConnectionId connection, String app, @Nullable String clientId) {
            return switch (this) {
                case Client(var ofApp, var name) -> ofApp.equals(app) && name.equals(clientId);
                case Connection(var id) -> id.equals(connection);
                case Everyone() -> true;
            };
        }
    }
}
