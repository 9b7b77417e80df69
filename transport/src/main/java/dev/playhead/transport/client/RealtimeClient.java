package dev.playhead.transport.client;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client of the protocol over a WebSocket. It numbers what it publishes, tells the answers apart, and
/// after a lost socket goes on with its connection: it attaches its channels from where they were and sends
/// again what was not answered (RTN15, RTN19).
///
/// Safe for use by many threads. The [ClientListener] is told on the thread of the network that reads.
/// Sending blocks while the broker does not read. What is published while there is no connection waits for
/// the next one; it is never dropped but by [#close].
public final class RealtimeClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeClient.class);

    private final ClientOptions options;
    private final ClientListener listener;
    private final ClientNetwork network;
    private final Map<String, ClientChannel> channels = new ConcurrentHashMap<>();
    private final UnacknowledgedFrames unanswered = new UnacknowledgedFrames();
    // Held while sending; never taken by the reading thread of a connected socket, which would not read on then.
    private final Object sending = new Object();
    private @Nullable ClientLink socket;
    private volatile Answer<ProtocolMessage> connecting = new Answer<>("the connection");
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile @Nullable String connectionId;
    private volatile @Nullable String connectionKey;

    private RealtimeClient(ClientOptions options, ClientNetwork network, ClientListener listener) {
        this.options = options;
        this.network = network;
        this.listener = listener;
    }

    /// Opens a socket and waits until the broker has said CONNECTED.
    ///
    /// @throws IOException when the broker cannot be reached or does not upgrade
    /// @throws RefusedException when it refuses the connection
    public static RealtimeClient connect(ClientOptions options, ClientListener listener)
            throws IOException, InterruptedException {
        var client = open(options, listener);
        try {
            client.connecting.await();
            return client;
        } catch (IllegalStateException | InterruptedException e) {
            client.close();
            throw e;
        }
    }

    /// Opens a socket and returns without waiting for CONNECTED.
    ///
    /// @throws IOException when the broker cannot be reached or does not upgrade
    public static RealtimeClient open(ClientOptions options, ClientListener listener) throws IOException {
        return open(options, ClientNetwork.SOCKETS, listener);
    }

    /// Opens a link of a network and returns without waiting for CONNECTED.
    ///
    /// @throws IOException when the broker cannot be reached
    public static RealtimeClient open(ClientOptions options, ClientNetwork network, ClientListener listener)
            throws IOException {
        var client = new RealtimeClient(options, network, listener);
        client.dial();
        return client;
    }

    /// Id of the connection; null before the first CONNECTED.
    public @Nullable String connectionId() {
        return connectionId;
    }

    /// Returns the secret by which another socket resumes this connection; null before the first CONNECTED.
    public @Nullable String connectionKey() {
        return connectionKey;
    }

    /// Returns whether there is a socket on which the broker has said CONNECTED.
    public boolean isConnected() {
        return connected;
    }

    /// The channel with this name; always the same object.
    public ClientChannel channel(String name) {
        return channels.computeIfAbsent(name, of -> new ClientChannel(this, of));
    }

    /// Sends a frame as it is. For frames that nothing else here sends; numbers of its own mix with the
    /// client's.
    ///
    /// @throws IOException when there is no socket, or it is lost while sending
    public void send(ProtocolMessage.Builder frame) throws IOException {
        synchronized (sending) {
            connectedSocket().send(frame.build());
        }
    }

    /// Sends bytes as they are, which may be no frame at all: see [ClientSocket#send].
    ///
    /// @throws IOException when there is no socket, or it is lost while sending
    public void send(byte[] raw) throws IOException {
        synchronized (sending) {
            connectedSocket().send(raw);
        }
    }

    private ClientLink connectedSocket() throws IOException {
        if (socket == null) {
            throw new IOException("The client has no socket: call resume() first.");
        }
        return socket;
    }

    /// Loses its socket without a word, as a device does in a tunnel. It comes back by itself when its
    /// options say so, else by [#resume].
    public void cut() {
        synchronized (sending) {
            connected = false;
            shut(socket);
        }
    }

    /// Opens another socket with the key of the connection and waits until the broker has said CONNECTED:
    /// with the same [#connectionId] when it was resumed, with another one when it was too late. Only while
    /// there is no socket.
    ///
    /// @throws IOException when the broker cannot be reached or does not upgrade
    /// @throws RefusedException when it refuses the connection
    public void resume() throws IOException, InterruptedException {
        dial().await();
    }

    private Answer<ProtocolMessage> dial() throws IOException {
        var answer = new Answer<ProtocolMessage>("the connection");
        var opened = network.open(options, connectionKey);
        synchronized (sending) {
            if (closed || connected) {
                shut(opened);
                throw new IOException(closed ? "The client is closed." : "The client is connected already.");
            }
            shut(socket);
            socket = opened;
            connecting = answer;
        }
        opened.listen(new ClientLink.Receiver() {
            @Override
            public void frame(ProtocolMessage frame) {
                take(frame);
                listener.frame(frame);
            }

            @Override
            public void ended(int closeCode) {
                lost(opened, closeCode);
            }
        });
        return answer;
    }

    private void lost(ClientLink from, int closeCode) {
        boolean wasCurrent;
        synchronized (sending) {
            wasCurrent = socket == from;
            if (wasCurrent) {
                socket = null;
                connected = false;
                connecting.fail(new IllegalStateException("The broker closed the socket before it said CONNECTED."));
            }
        }
        listener.ended(closeCode);
        if (wasCurrent) {
            comeBackLater();
        }
    }

    private void comeBackLater() {
        var wait = options.retryAfter();
        if (!closed && wait != null) {
            network.later(wait, this::comeBack);
        }
    }

    private void comeBack() {
        if (closed) {
            return;
        }
        try {
            dial();
        } catch (IOException away) {
            LOG.debug("A client cannot come back yet: {}", away.getMessage());
            comeBackLater();
        }
    }

    private void take(ProtocolMessage frame) {
        if (frame.channel() != null && frame.action() != Action.ACK && frame.action() != Action.NACK) {
            var channel = channels.get(frame.channel());
            if (channel != null) {
                channel.take(frame);
            }
            return;
        }
        switch (frame.action()) {
            case CONNECTED -> connected(frame);
            case ACK, NACK -> unanswered.answered(frame);
            case ERROR -> end(new RefusedException("the connection", frame.error()));
            case null, default -> {}
        }
    }

    private void connected(ProtocolMessage frame) {
        var details = frame.connectionDetails();
        connectionKey = details == null ? null : details.connectionKey();
        boolean same = connectionId != null && connectionId.equals(frame.connectionId());
        connectionId = frame.connectionId();
        if (!connected) {
            synchronized (sending) {
                for (var channel : channels.values()) {
                    var attach = channel.attachAgain();
                    if (attach != null) {
                        write(attach);
                    }
                }
                // RTN19a2: a connection of its own counts from the beginning.
                for (var again : same ? unanswered.frames() : unanswered.renumbered()) {
                    write(again);
                }
                connected = true;
            }
        }
        connecting.give(frame);
    }

    /// Publishes what a frame has, under the next number of the connection; kept for the next connection while there is
    /// none.
    ///
    /// @param frame one that the broker answers with ACK or NACK, such as MESSAGE and PRESENCE
    public Answer<PublishResult> publish(ProtocolMessage.Builder frame) {
        return sendNumbered("a publish", frame);
    }

    /// Numbers a frame and sends it, or keeps it for the next connection.
    Answer<PublishResult> sendNumbered(String what, ProtocolMessage.Builder frame) {
        synchronized (sending) {
            var answer = unanswered.add(what, frame);
            if (closed) {
                unanswered.fail(new IllegalStateException("The client is closed."));
            } else if (connected) {
                write(frame);
            }
            return answer;
        }
    }

    /// Sends a frame that a new connection sends again by itself.
    void sendIfConnected(Supplier<ProtocolMessage.Builder> frame) {
        synchronized (sending) {
            var made = frame.get();
            if (connected) {
                write(made);
            }
        }
    }

    private void write(ProtocolMessage.Builder frame) {
        try {
            if (socket != null) {
                socket.send(frame.build());
            }
        } catch (IOException lost) {
            LOG.debug("A client has lost its socket while sending: {}", lost.getMessage()); // its reader says so
        }
    }

    private static void shut(@Nullable ClientLink socket) {
        if (socket != null) {
            socket.close();
        }
    }

    private void end(RuntimeException reason) {
        closed = true;
        connecting.fail(reason);
        unanswered.fail(reason);
        List.copyOf(channels.values()).forEach(channel -> channel.fail(reason));
    }

    /// Ends the socket without a word and for good, as a process does that is killed; what was not answered
    /// fails.
    public void abort() {
        synchronized (sending) {
            connected = false;
            end(new IllegalStateException("The client was killed before the broker answered."));
            shut(socket);
        }
    }

    /// Says CLOSE and ends the socket; what was not answered fails. For good.
    @Override
    public void close() {
        synchronized (sending) {
            if (connected) {
                write(ProtocolMessage.builder(Action.CLOSE));
            }
            connected = false;
            end(new IllegalStateException("The client was closed before the broker answered."));
            shut(socket);
        }
    }
}
