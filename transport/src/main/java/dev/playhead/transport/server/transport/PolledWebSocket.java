package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.ChannelWriter;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket without a thread of its own. The thread of a [SocketPoller] reads it; who has something to send writes
/// it at once, and only what the socket does not take then waits for the poller.
public final class PolledWebSocket extends WebSocketTransport implements SocketPoller.Socket {
    private static final Logger LOG = LoggerFactory.getLogger(PolledWebSocket.class);
    private static final long LET_READ_NANOS = 1_000_000_000;
    private static final int REST_BYTES = 8 << 10;

    private final SocketChannel channel;
    private final SocketPoller poller;
    private final Consumer<PolledWebSocket> over;
    /// Guarded by the lock, like what follows.
    private final ChannelWriter writer;

    private boolean closeSaid;
    private boolean lingers;
    private boolean wakeIsSet;
    private boolean cannotWrite;
    private volatile @Nullable SelectionKey key;
    private volatile boolean isOver;

    /// @param opened a socket with a channel and without TLS
    /// @param over told once, on the poller's thread, when the socket is closed and all is said
    public PolledWebSocket(
            TransportId id,
            FrameCodec codec,
            TlsDetector.Opened opened,
            Listener listener,
            NetworkLimits limits,
            SocketPoller poller,
            Consumer<PolledWebSocket> over) {
        super(id, codec, opened, listener, limits);
        this.channel = opened.socket().getChannel();
        this.poller = poller;
        this.over = over;
        this.writer = new ChannelWriter(channel, queue, (frames, atNanos) -> listener.written(this, frames, atNanos));
    }

    /// Gives the socket to the poller's thread.
    ///
    /// @param head the request that asked for the WebSocket
    /// @param first what came behind it already
    /// @throws IOException when the socket is closed already; then nobody is told
    public void start(byte[] head, byte[] first) throws IOException {
        channel.configureBlocking(false);
        poller.execute(() -> begin(head, first));
    }

    private void begin(byte[] head, byte[] first) {
        try {
            key = poller.register(channel, this);
            protocol.open(head);
            if (first.length > 0) {
                read(first, first.length);
            }
        } catch (IOException e) {
            fail(CloseReason.lost(e));
        }
    }

    @Override
    public void readable(byte[] room) {
        try {
            int most = isLingering()
                    ? room.length
                    : Math.clamp(listener.flowControl().freeBytes(), 1, room.length);
            int length = channel.read(ByteBuffer.wrap(room, 0, most));
            if (length < 0) {
                interest(SelectionKey.OP_READ, false);
                if (isLingering()) {
                    close();
                } else {
                    end(CloseReason.CLIENT_LEFT);
                }
            } else if (!isLingering()) {
                heard();
                read(room, length);
            }
        } catch (IOException e) {
            LOG.debug("Transport {} ended: {}", id, e.toString());
            end(CloseReason.lost(e));
            breakSocket();
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke", id, e);
            fail(CloseReason.of(CloseReason.Kind.BROKER_FAILED, "The broker failed while it read."));
        }
    }

    private void read(byte[] bytes, int length) {
        try {
            protocol.read(bytes, length); // keeps none of it
        } catch (FrameGuard.BrokenFrameException e) {
            refuse(e);
        }
        if (listener.flowControl().freeBytes() <= 0) {
            interest(SelectionKey.OP_READ, false);
            listener.flowControl().whenFree(() -> interest(SelectionKey.OP_READ, true));
        }
    }

    @Override
    public void writable() {
        interest(SelectionKey.OP_WRITE, false);
        changed();
    }

    @Override
    void changed() {
        lock.lock();
        try {
            advance();
        } catch (IOException e) {
            LOG.debug("Transport {} cannot be written to: {}", id, e.toString());
            cannotWrite = true;
            poller.execute(() -> readRest(CloseReason.lost(e)));
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke while writing", id, e);
            cannotWrite = true;
            fail(CloseReason.of(CloseReason.Kind.BROKER_FAILED, "The broker failed while it wrote."));
        } finally {
            lock.unlock();
        }
    }

    // A client that left at once may have said something before, its goodbye for example.
    private void readRest(CloseReason why) {
        if (isOver) {
            return;
        }
        var rest = new byte[REST_BYTES];
        try {
            int length = isLingering() ? -1 : channel.read(ByteBuffer.wrap(rest));
            while (length > 0 && !protocol.isClosing()) {
                read(rest, length);
                length = channel.read(ByteBuffer.wrap(rest));
            }
        } catch (IOException e) {
            LOG.debug("Transport {} had nothing more to say: {}", id, e.toString());
        }
        fail(why);
    }

    // Under the lock. Whoever calls may hold one of the protocol engine, so what needs the engine is the poller's.
    private void advance() throws IOException {
        if (isOver || lingers || cannotWrite) {
            return;
        }
        if (!writer.write(protocol)) {
            interest(SelectionKey.OP_WRITE, true);
            if (ended) {
                poller.after(LET_READ_NANOS, this::breakSocket);
            }
        } else if (ended || (closeSaid && !protocol.hasAnswers())) {
            saidAll();
        } else if (!queue.isEmpty()) {
            wakeWhenDue();
        } else if (closing != null && !closeSaid) {
            closeSaid = true;
            poller.execute(this::sayClose);
        }
    }

    private void wakeWhenDue() {
        if (!wakeIsSet) {
            wakeIsSet = true;
            poller.after(queue.untilNextNanos(System.nanoTime(), 0), this::due);
        }
    }

    private void due() {
        lock.lock();
        try {
            wakeIsSet = false;
        } finally {
            lock.unlock();
        }
        changed();
    }

    private void sayClose() {
        var asked = closing();
        if (asked != null) {
            protocol.close(asked.code(), asked.reason());
        }
        changed();
    }

    private void saidAll() throws IOException {
        if (protocol.isBroken()) {
            // With something unread, closing would be a reset, and the close never seen.
            lingers = true;
            channel.shutdownOutput();
            poller.after(LET_READ_NANOS, this::close);
        } else {
            close();
        }
    }

    private boolean isLingering() {
        lock.lock();
        try {
            return lingers;
        } finally {
            lock.unlock();
        }
    }

    private void interest(int operation, boolean wanted) {
        var known = key;
        if (known != null) {
            poller.interest(known, operation, wanted);
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Transport {} was closed already", id);
        }
        poller.execute(this::finish);
    }

    @Override
    void breakSocket() {
        super.breakSocket();
        poller.execute(this::finish);
    }

    /// The poller ends.
    @Override
    public void abandon() {
        breakSocket();
        finish();
    }

    private void finish() {
        if (isOver) {
            return;
        }
        isOver = true;
        if (hasOpened()) {
            listener.closed(this, reason());
        }
        over.accept(this);
    }
}
