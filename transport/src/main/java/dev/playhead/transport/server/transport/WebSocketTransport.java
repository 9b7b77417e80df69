package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.PendingSlices;
import dev.playhead.transport.server.fanout.SendQueue;
import dev.playhead.transport.server.fanout.SocketWriter;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.server.http.WireInput;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket: the library is the protocol engine, the socket, its two threads and its queue are ours. So a reset
/// is a real reset, a delay delays real bytes, and waiting frames leave in one write.
public final class WebSocketTransport implements ClientTransport {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);
    private static final int FIRST_READ_BYTES = 512;
    private static final int MOST_READ_BYTES = 64 * 1024;
    private static final int MOST_ANSWERS = 1000;
    private static final int LET_READ_MS = 1000;

    private final TransportId id;
    private final FrameCodec codec;
    private final Socket socket;
    private final Socket underneath;
    private final @Nullable SocketChannel channel;
    private final WireInput in;
    private final NetworkLimits limits;
    private final Listener listener;
    private final WebSocketProtocol protocol;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SendQueue queue;
    private final PendingSlices pending = new PendingSlices();
    private long latencyNanos;
    private @Nullable Closing closing;
    private boolean ended;
    private volatile boolean opened;
    private volatile @Nullable CloseReason reason;
    private volatile long lastHeardNanos = System.nanoTime();

    private record Closing(int code, String reason) {}

    public WebSocketTransport(
            TransportId id, FrameCodec codec, TlsDetector.Opened opened, Listener listener, NetworkLimits limits) {
        this.id = id;
        this.codec = codec;
        this.socket = opened.socket();
        this.underneath = opened.underneath();
        this.channel = socket == underneath ? socket.getChannel() : null; // TLS goes through its own socket
        this.in = opened.in();
        this.limits = limits;
        this.queue = new SendQueue(limits);
        this.listener = listener;
        this.protocol = new WebSocketProtocol(socket, limits.frameBytes(), new ProtocolEvents());
    }

    @Override
    public TransportId id() {
        return id;
    }

    @Override
    public FrameCodec codec() {
        return codec;
    }

    @Override
    public boolean isWebSocket() {
        return true;
    }

    @Override
    public PendingSlices pending() {
        return pending;
    }

    /// Reads until the socket ends. Runs on its own virtual thread.
    public void run(byte[] head) {
        var writer = Thread.ofVirtual().name("write-" + id).start(this::write);
        try {
            protocol.open(head);
            var bytes = new byte[FIRST_READ_BYTES];
            int length;
            while ((length = in.read(bytes)) >= 0) {
                lastHeardNanos = System.nanoTime();
                protocol.read(bytes, length); // keeps none of it
                if (protocol.isBroken()) {
                    letRead();
                    break;
                }
                // Most sockets are idle most of the time; only those that have much to say get room for it.
                if (length == bytes.length && length < MOST_READ_BYTES) {
                    bytes = new byte[length * 2];
                }
            }
            end(CloseReason.CLIENT_LEFT);
        } catch (FrameGuard.BrokenFrameException e) {
            refuse(e);
        } catch (IOException e) {
            LOG.debug("Transport {} ended: {}", id, e.toString());
            end(CloseReason.lost(e));
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke", id, e);
            end(CloseReason.of(CloseReason.Kind.BROKER_FAILED, "The broker failed while it read."));
        } finally {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (opened) {
                listener.closed(this, reason());
            }
        }
    }

    // Frames that break the rules may be what somebody made another program send, so nothing after them is read.
    private void refuse(FrameGuard.BrokenFrameException why) {
        LOG.debug("Transport {} sent a frame that breaks RFC 6455: {}", id, why.getMessage());
        protocol.refuse(why.code(), why.reason());
        end(new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, why.code(), why.reason()));
        letRead();
    }

    /// Gives the client time to read the close before the socket ends, which with something unread is a reset.
    private void letRead() {
        try {
            var scrap = new byte[FIRST_READ_BYTES];
            long until = System.nanoTime() + LET_READ_MS * 1_000_000L;
            socket.setSoTimeout(LET_READ_MS);
            while (System.nanoTime() - until < 0 && in.read(scrap) >= 0) {
                // nobody's
            }
        } catch (IOException e) {
            LOG.debug("Transport {} did not wait for its close: {}", id, e.toString());
        }
    }

    /// Queues frames. Never blocks; a reader that is too slow is cut.
    @Override
    public void send(List<BatchSlice> slices) {
        lock.lock();
        try {
            if (ended || closing != null) {
                return;
            }
            if (queue.isTooMuch(slices, latencyNanos)) {
                LOG.warn("Transport {} reads too slowly: {} bytes wait for it; it is cut", id, queue.bytes());
                fail(CloseReason.of(CloseReason.Kind.SLOW_CONSUMER, queue.bytes() + " bytes waited for it."));
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it came to be a WebSocket. One that did not has nothing to close.
    public boolean hasOpened() {
        return opened;
    }

    /// Why it ended.
    public CloseReason reason() {
        var known = reason;
        return known == null ? CloseReason.LOST : known;
    }

    // What is said first is why: that the socket breaks then is only what follows.
    private void fail(CloseReason why) {
        if (reason == null) {
            reason = why;
        }
        breakSocket();
    }

    /// Closes once everything queued has been written.
    @Override
    public void close(int code, String why) {
        lock.lock();
        try {
            closing = new Closing(code, why);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Breaks the socket at once: the other end sees a reset, not a close.
    @Override
    public void reset() {
        fail(CloseReason.CUT);
    }

    /// From now on everything takes this much longer, both ways.
    @Override
    public void delay(long latencyMs) {
        lock.lock();
        try {
            latencyNanos = latencyMs * 1_000_000;
        } finally {
            lock.unlock();
        }
    }

    /// A WebSocket ping: clients watch for them, and answer, unless they are gone and nobody was told.
    @Override
    public void probe() {
        if (System.nanoTime() - lastHeardNanos > limits.silentMs() * 1_000_000L) {
            LOG.info("Transport {} has not answered for {} ms; it is given up", id, limits.silentMs());
            end(CloseReason.of(
                    CloseReason.Kind.TIMED_OUT, "Nothing was heard of it for " + limits.silentMs() + " ms."));
            breakSocket();
        } else {
            protocol.ping();
        }
    }

    private void breakSocket() {
        try {
            underneath.setSoLinger(true, 0);
            underneath.close();
        } catch (IOException e) {
            LOG.debug("Transport {} was gone before it could be reset", id);
        }
    }

    private void end(CloseReason why) {
        lock.lock();
        try {
            if (reason == null) {
                reason = closing != null ? CloseReason.closed(closing.code(), closing.reason()) : why;
            }
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            var writer = new SocketWriter(channel, out, this::written);
            var due = new ArrayDeque<BatchSlice>();
            while (await(due)) {
                protocol.flush(out);
                if (protocol.isClosing()) {
                    due.clear(); // nothing may follow the close, which is among the answers or comes to be
                } else {
                    writer.write(due);
                }
            }
            sayClose();
            protocol.flush(out);
            if (protocol.isBroken()) {
                socket.shutdownOutput(); // with something unread, closing would be a reset, and the close never seen
            } else {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("Transport {} cannot be written to: {}", id, e.toString());
            fail(CloseReason.lost(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke while writing", id, e);
            // Or its client would wait for ever.
            fail(CloseReason.of(CloseReason.Kind.BROKER_FAILED, "The broker failed while it wrote."));
        }
    }

    // The protocol has a lock of its own, which the reading thread holds when it calls us: never call it under ours.
    private void sayClose() {
        var asked = closing();
        if (asked != null) {
            protocol.close(asked.code(), asked.reason());
        }
    }

    private @Nullable Closing closing() {
        lock.lock();
        try {
            return ended ? null : closing;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something may be written; false when nothing will be any more.
    private boolean await(ArrayDeque<BatchSlice> batch) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                queue.takeDue(now, Integer.MAX_VALUE, batch);
                if (!batch.isEmpty() || protocol.hasAnswers()) {
                    return true;
                }
                if (ended) {
                    return false;
                }
                if (queue.isEmpty()) {
                    if (closing != null) {
                        return false;
                    }
                    changed.await();
                } else {
                    changed.awaitNanos(queue.untilNextNanos(now, 0));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void written(BatchSlice frames, long atNanos) {
        lock.lock();
        try {
            queue.moved(atNanos);
        } finally {
            lock.unlock();
        }
        listener.written(this, frames, atNanos);
    }

    /// What the protocol says. All of it happens on the reading thread.
    private final class ProtocolEvents implements WebSocketProtocol.Events {
        @Override
        public void opened() {
            opened = true;
            listener.opened(WebSocketTransport.this);
        }

        @Override
        public void received(ByteBuffer message) {
            var payload = new byte[message.remaining()];
            message.get(payload);
            listener.received(WebSocketTransport.this, payload, latencyNanos);
        }

        @Override
        public void hasAnswer(int waiting) {
            // Somebody who sends pings and reads no pong would fill the memory with them.
            if (waiting > MOST_ANSWERS) {
                fail(CloseReason.of(CloseReason.Kind.SLOW_CONSUMER, "It sent pings and read no answers."));
            }
            lock.lock();
            try {
                changed.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void closed(CloseReason why) {
            end(why);
        }
    }
}
