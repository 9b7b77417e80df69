package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Sockets that are opened one after the other and then only listened to. Thousands of them have one thread, which
/// reads by a selector and answers the pings: a thread and a buffer for each would be measured with the broker.
final class IdleClients implements AutoCloseable {
    private static final byte[] POSITION = "id: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = ClientSocket.frame(ClientSocket.PONG, new byte[0]);
    private static final byte PING = (byte) 0x89;

    private final Kind kind;
    private final int port;
    private final Selector selector = Selector.open();
    private final Thread listener;
    private volatile boolean closed;
    private int opened;

    enum Kind {
        WEB_SOCKET,
        EVENT_STREAM
    }

    IdleClients(Kind kind, int port) throws IOException {
        this.kind = kind;
        this.port = port;
        this.listener = Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /// Opens some more and returns when the last of them is attached.
    void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var channel = SocketChannel.open();
            var name = "idle-" + opened++ % 100;
            switch (kind) {
                case WEB_SOCKET -> attach(channel, name);
                case EVENT_STREAM -> stream(channel, name);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private void attach(SocketChannel channel, String name) throws IOException {
        var dialect = new AblyDialect();
        var socket = ClientSocket.request(channel.socket(), "127.0.0.1", port, dialect.path(name));
        socket.awaitUpgrade();
        dialect.subscribe(socket, name);
    }

    private void stream(SocketChannel channel, String name) throws IOException {
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        var head = "GET /sse?channels=" + name + "&key=load.key:secret&v=6 HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        await(channel, POSITION);
    }

    private static void await(SocketChannel channel, byte[] wanted) throws IOException {
        var read = ByteBuffer.allocate(16 * 1024);
        while (ByteSearch.indexOf(read.array(), 0, read.position(), wanted) < 0) {
            if (channel.read(read) < 0) {
                throw new IOException("The broker closed a connection: "
                        + new String(read.array(), 0, read.position(), StandardCharsets.UTF_8));
            }
        }
    }

    private void listen() {
        var bytes = ByteBuffer.allocate(64 * 1024);
        while (!closed) {
            try {
                selector.select(100);
                var ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    var key = ready.next();
                    ready.remove();
                    hear(key, bytes.clear());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void hear(SelectionKey key, ByteBuffer bytes) throws IOException {
        var channel = (SocketChannel) key.channel();
        try {
            if (channel.read(bytes) < 0) {
                key.cancel();
                channel.close();
                return;
            }
        } catch (IOException reset) {
            key.cancel();
            channel.close();
            return;
        }
        // A ping without data is two bytes; heartbeats are text and never end so.
        int end = bytes.position();
        if (kind == Kind.WEB_SOCKET && end >= 2 && (bytes.get(end - 2) == PING || bytes.get(0) == PING)) {
            channel.write(ByteBuffer.wrap(PONG));
        }
    }

    /// Returns the number of sockets that the broker has not closed.
    long stillOpen() {
        return selector.keys().stream().filter(SelectionKey::isValid).count();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
