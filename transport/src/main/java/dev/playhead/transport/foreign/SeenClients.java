package dev.playhead.transport.foreign;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Clients of whom lines know the name alone, and the transports that they must have had: a new one for each CONNECTED.
/// For one thread.
final class SeenClients {
    private static final int VERSION = 6;

    private final SeenSession session;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private long putIn;

    /// One of them.
    private static final class Client {
        private final Deque<TransportId> open = new ArrayDeque<>();
        private @Nullable ConnectionId connection;
    }

    SeenClients(SeenSession session) {
        this.session = session;
    }

    /// Returns how many CONNECTED frames were put in, for those of whom the lines have none.
    long putIn() {
        return putIn;
    }

    /// Somebody is about to be sent CONNECTED: they have come by a new transport.
    TransportId connects(String who, ProtocolMessage connected, long atNanos) throws IOException {
        var client = client(who);
        var details = connected.connectionDetails();
        var clientId = details == null ? null : details.clientId();
        var transport = open(client, clientId == null ? who : clientId, atNanos);
        if (connected.connectionId() != null) {
            client.connection = new ConnectionId(connected.connectionId());
        }
        return transport;
    }

    /// Returns the transport that somebody uses. Who has none must have connected before.
    ///
    /// @param who empty for somebody whom nobody knows; they have a transport, and are never told that they are
    /// connected
    TransportId transport(String who, long atNanos) throws IOException {
        var client = client(who);
        if (!client.open.isEmpty()) {
            return client.open.getLast();
        }
        var transport = open(client, who.isEmpty() ? null : who, atNanos);
        if (!who.isEmpty()) {
            putIn++;
            var name = "seen-" + putIn;
            client.connection = new ConnectionId(name);
            session.connected(atNanos, transport, name, who);
        }
        return transport;
    }

    /// Returns the connection of somebody.
    ConnectionId connection(String who, long atNanos) throws IOException {
        var client = client(who);
        if (client.connection == null) {
            transport(who, atNanos);
        }
        return Objects.requireNonNullElseGet(client.connection, () -> new ConnectionId("unknown"));
    }

    /// The oldest transport of somebody has ended.
    TransportId ends(String who, long atNanos) throws IOException {
        transport(who, atNanos);
        return client(who).open.removeFirst();
    }

    private Client client(String who) {
        return clients.computeIfAbsent(who, name -> new Client());
    }

    private TransportId open(Client client, @Nullable String clientId, long atNanos) throws IOException {
        var handshake = new Handshake(
                Format.JSON,
                VERSION,
                new Identity(null, clientId),
                null,
                true,
                null,
                null,
                Handshake.DEFAULT_REMAIN_PRESENT_MS,
                "",
                0,
                Via.WEBSOCKET);
        var transport = session.opened(atNanos, handshake);
        client.open.add(transport);
        return transport;
    }
}
