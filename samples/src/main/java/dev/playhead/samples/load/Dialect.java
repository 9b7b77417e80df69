package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;

/// Dialect of a server over its WebSocket: what all servers can do, each in its own words. An object serves
/// one socket; it may remember what it has sent or read.
interface Dialect {
    /// Path and query of the upgrade.
    String path(String client);

    /// Says what comes first on a new socket.
    default void begin(ClientSocket socket) throws IOException {}

    /// Subscribes and waits until the server says so.
    void subscribe(ClientSocket socket, String channel) throws IOException;

    /// The bytes of one publish; `data` is plain ASCII.
    byte[] publish(String channel, String data);

    /// Returns what a publisher sends after a batch of publishes, to be told when the server has taken them;
    /// often nothing.
    default byte[] afterBatch(int publishes) {
        return new byte[0];
    }

    /// Returns what a client says when it goes for good; a server that waits for lost clients need not wait
    /// for this one.
    default byte[] goodbye() {
        return new byte[0];
    }

    /// Returns the number of messages for a subscriber that end in this part of a frame's payload.
    int messages(byte[] bytes, int from, int to);

    /// Returns the number of publishes that this part of a frame's payload acknowledges.
    int acknowledged(byte[] bytes, int from, int to);

    /// One frame's payload as a server would send it, for a server that only writes.
    byte[] sample(String channel, String data);

    /// Opens a socket that speaks this dialect, and has said what comes first.
    static ClientSocket open(String host, int port, Dialect dialect, String client) throws IOException {
        var socket = ClientSocket.open(host, port, dialect.path(client));
        dialect.begin(socket);
        return socket;
    }

    /// Waits for a frame that has these bytes in it.
    static void await(ClientSocket socket, byte[] wanted) throws IOException {
        int length;
        do {
            length = socket.next();
        } while (ByteSearch.indexOf(socket.buffer(), socket.end() - length, socket.end(), wanted) < 0);
    }
}
