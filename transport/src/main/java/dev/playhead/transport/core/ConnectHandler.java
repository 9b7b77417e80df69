package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.fault.ConnectDecision;
import dev.playhead.transport.objects.ChannelObjects;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionDetails;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens, resumes and ends connections (RTN2, RTN15, RTN16).
final class ConnectHandler {
    private static final int NORMAL_CLOSE = 1000;
    private static final String SITE = "loc";

    private final State state;
    private final Outbox outbox;
    private final Presence presence;
    private final Tokens tokens;
    private final Occupancy occupancy;

    ConnectHandler(State state, Outbox outbox, Presence presence, Tokens tokens, Occupancy occupancy) {
        this.state = state;
        this.outbox = outbox;
        this.presence = presence;
        this.tokens = tokens;
        this.occupancy = occupancy;
    }

    void opened(TransportId transport, Handshake handshake, long atMs) {
        var resumed = resumed(handshake);
        var met = state.faults().opening(transport, resumed == null ? null : resumed.id(), handshake);
        switch (met.opening()) {
            case ConnectDecision.Admitted() -> admitted(transport, handshake, resumed, null, atMs);
            case ConnectDecision.Unknown(var error) -> admitted(transport, handshake, resumed, error, atMs);
            case ConnectDecision.Reset() -> outbox.reset(transport, met.rule());
            case ConnectDecision.Refused(var error) -> refuse(transport, error);
        }
    }

    /// @param unknown why the connection that would be resumed is forgotten; null when it is not
    private void admitted(
            TransportId transport,
            Handshake handshake,
            @Nullable Connection resumed,
            @Nullable ErrorInfo unknown,
            long atMs) {
        var identity = handshake.identity();
        if (handshake.refusal() != null || identity == null) {
            var error = handshake.refusal();
            refuse(transport, error != null ? error : Errors.malformed("No credentials were given."));
            return;
        }
        if (handshake.version() < 2) {
            refuse(transport, Errors.badVersion(handshake.version()));
            return;
        }
        var refusal = tokens.refusal(identity, atMs);
        if (refusal == null && resumed == null && isFull()) {
            refusal = Errors.tooManyConnections(state.limits.connections());
        }
        if (refusal == null && resumed != null) {
            refusal = AuthHandler.incompatible(resumed.identity(), identity);
        }
        if (refusal != null) {
            refuse(transport, refusal);
            return;
        }
        state.transports.put(transport, handshake);
        if (state.transports.size() == 1) {
            outbox.setTimer(heartbeat(), atMs + state.settings.maxIdleIntervalMs() / 2);
        }
        ErrorInfo note = null;
        if (unknown != null && resumed != null) {
            forget(resumed, atMs);
            fresh(transport, handshake, identity);
            note = unknown;
        } else if (resumed != null && handshake.resumeKey() != null) {
            resume(resumed, transport, handshake, identity, handshake.resumeKey());
        } else {
            fresh(transport, handshake, identity);
            note = handshake.resumeKey() == null ? null : Errors.connectionUnknown();
        }
        var connection = state.byTransport.get(transport);
        if (connection == null) {
            return;
        }
        tokens.adopted(connection, atMs);
        outbox.send(transport, connected(connection, note));
        var late = state.faults().late(connection);
        if (late.rule() != null) {
            outbox.delay(transport, late.delay(), late.rule());
        }
    }

    private boolean isFull() {
        int most = state.limits.connections();
        return most > 0 && state.byTransport.size() >= most;
    }

    // A key of another app is as good as none: connections of one app are not known to others.
    private @Nullable Connection resumed(Handshake handshake) {
        var found = handshake.resumeKey() == null ? null : state.byKey.get(handshake.resumeKey());
        var identity = handshake.identity();
        boolean foreign =
                found != null && identity != null && !found.identity().app().equals(identity.app());
        return foreign ? null : found;
    }

    /// The connection goes on as somebody else, or with other rights: told by another CONNECTED.
    void identify(Connection connection, TransportId transport, Identity identity, long atMs) {
        var gone = connection.identify(identity, newKey(connection.id(), transport, atMs));
        gone.forEach(state.byKey::remove);
        state.byKey.put(connection.key(), connection);
        tokens.adopted(connection, atMs);
        outbox.send(transport, connected(connection, null));
    }

    private void fresh(TransportId transport, Handshake handshake, Identity identity) {
        var id = new ConnectionId(state.seeded.name("connection", transport.value(), 10));
        var connection = new Connection(id, newKey(id, transport), identity, handshake, transport);
        state.connections.put(id, connection);
        state.byKey.put(connection.key(), connection);
        state.byTransport.put(transport, connection);
    }

    private void resume(
            Connection connection, TransportId transport, Handshake handshake, Identity identity, String usedKey) {
        var old = connection.transport();
        if (old != null) {
            // The newer transport takes over; the client has given the old one up already.
            state.byTransport.remove(old);
            state.transports.remove(old);
            outbox.close(old, NORMAL_CLOSE, "replaced by a newer transport");
            connection.lose();
            outbox.forgetHeld(connection.id());
        }
        dropAttachments(connection);
        outbox.cancelTimer(expiry(connection));
        outbox.cancelTimer(gone(connection));
        var gone = connection.resumeOn(transport, handshake, identity, usedKey, newKey(connection.id(), transport));
        gone.forEach(state.byKey::remove);
        state.byKey.put(connection.key(), connection);
        state.byTransport.put(transport, connection);
    }

    // As if its state were lost: its members leave, and a transport that it still has ends.
    private void forget(Connection connection, long atMs) {
        var old = connection.transport();
        if (old != null) {
            state.transports.remove(old);
            outbox.close(old, NORMAL_CLOSE, "replaced by a newer transport");
        }
        end(connection, atMs);
    }

    private void forgetKeys(Connection connection) {
        connection.keys().forEach(state.byKey::remove);
    }

    private ProtocolMessage connected(Connection connection, @Nullable ErrorInfo note) {
        var settings = state.settings;
        return ProtocolMessage.builder(Action.CONNECTED)
                .connectionId(connection.id().value())
                .connectionDetails(new ConnectionDetails(
                        connection.identity().clientId(),
                        connection.key(),
                        state.maxMessageSize(),
                        524_288,
                        1000,
                        settings.connectionStateTtlMs(),
                        settings.maxIdleIntervalMs(),
                        "playhead",
                        SITE,
                        ChannelObjects.GRACE_MS))
                .error(note)
                .build();
    }

    /// Ends a transport with the reason why it is not served.
    void refuse(TransportId transport, ErrorInfo error) {
        var frame = ProtocolMessage.builder(Action.ERROR).error(error).build();
        outbox.send(transport, frame);
        outbox.close(transport, NORMAL_CLOSE, error.message());
    }

    /// The client says goodbye: nothing of the connection stays.
    void close(Connection connection, TransportId transport, long atMs) {
        end(connection, atMs);
        var closed = ProtocolMessage.builder(Action.CLOSED).build();
        outbox.send(transport, closed);
        outbox.close(transport, NORMAL_CLOSE, "closed by the client");
    }

    /// A transport is gone. The connection waits for its client to come back.
    void lost(TransportId transport, long atMs) {
        state.transports.remove(transport);
        if (state.transports.isEmpty()) {
            outbox.cancelTimer(heartbeat());
        }
        var connection = state.byTransport.remove(transport);
        if (connection == null || !transport.equals(connection.transport())) {
            return;
        }
        connection.lose();
        outbox.forgetHeld(connection.id());
        outbox.setTimer(gone(connection), atMs + connection.handshake().remainPresentForMs());
        outbox.setTimer(expiry(connection), atMs + state.settings.connectionStateTtlMs());
    }

    void timer(TimerId timer, long atMs) {
        var connection = state.connections.get(new ConnectionId(timer.subject()));
        switch (timer.purpose()) {
            case HEARTBEAT -> heartbeat(atMs);
            case APPEND_WINDOW -> {}
            case PRESENCE_GONE -> {
                if (connection != null && connection.transport() == null) {
                    presence.leaveAll(connection, atMs);
                    if (!state.byKey.containsKey(connection.key())) {
                        end(connection, atMs); // it had outlived its own expiry for the sake of its members
                    }
                }
            }
            case OCCUPANCY -> occupancy.due(timer.subject(), atMs);
            case TOKEN_ENDS -> tokens.ask(connection);
            case TOKEN_EXPIRED -> tokens.expired(connection, atMs);
            case REVOKED -> tokens.revoked(timer.subject());
            case CONNECTION_EXPIRED -> {
                if (connection != null && connection.transport() == null) {
                    expired(connection, atMs);
                }
            }
        }
    }

    private void heartbeat(long atMs) {
        var reached = List.copyOf(state.byTransport.keySet());
        if (!reached.isEmpty()) {
            var frame = ProtocolMessage.builder(Action.HEARTBEAT).build();
            outbox.send(reached, frame);
        }
        if (!state.transports.isEmpty()) {
            outbox.setTimer(heartbeat(), atMs + state.settings.maxIdleIntervalMs() / 2);
        }
    }

    // It can no longer be resumed. Its members stay as long as the client has asked for (remainPresentFor).
    private void expired(Connection connection, long atMs) {
        if (connection.handshake().remainPresentForMs() <= state.settings.connectionStateTtlMs()) {
            end(connection, atMs);
            return;
        }
        dropAttachments(connection);
        forgetKeys(connection);
    }

    /// Ends a connection from this side, with the reason.
    void drop(Connection connection, ErrorInfo error, long atMs) {
        var transport = connection.transport();
        if (transport != null) {
            refuse(transport, error);
        }
        end(connection, atMs);
    }

    private void end(Connection connection, long atMs) {
        presence.leaveAll(connection, atMs);
        dropAttachments(connection);
        outbox.cancelTimer(expiry(connection));
        outbox.cancelTimer(gone(connection));
        tokens.dropped(connection);
        state.connections.remove(connection.id());
        outbox.forgetHeld(connection.id());
        state.forgetPassed(connection.id());
        forgetKeys(connection);
        if (connection.transport() != null) {
            state.byTransport.remove(connection.transport());
        }
    }

    private void dropAttachments(Connection connection) {
        for (var attached : connection.attached()) {
            var channel = state.channels.get(attached.key());
            var attachment = channel == null ? null : channel.attachment(connection.id(), attached.name());
            if (channel != null && attachment != null) {
                channel.detach(attachment);
            }
        }
        connection.attached().clear();
    }

    private String newKey(ConnectionId id, TransportId transport) {
        return id.value() + "!" + state.seeded.name("key", transport.value(), 20);
    }

    // A second key for the same transport must differ from the first.
    private String newKey(ConnectionId id, TransportId transport, long atMs) {
        return newKey(id, transport) + Long.toString(atMs, 36);
    }

    private static TimerId heartbeat() {
        return new TimerId(TimerId.Purpose.HEARTBEAT, "");
    }

    private static TimerId gone(Connection connection) {
        return new TimerId(TimerId.Purpose.PRESENCE_GONE, connection.id().value());
    }

    private static TimerId expiry(Connection connection) {
        return new TimerId(TimerId.Purpose.CONNECTION_EXPIRED, connection.id().value());
    }
}
