package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.PendingSlices;
import dev.playhead.transport.server.fanout.SendQueue;
import dev.playhead.transport.server.fanout.TransportDelay;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket: the library is the protocol engine, the socket, who reads and writes it, and its queue are ours. So
/// a reset is a real reset, a delay delays real bytes, and waiting frames leave in one write.
public abstract sealed class WebSocketTransport implements ClientTransport permits PolledWebSocket, ThreadedWebSocket {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);
    private static final int MOST_ANSWERS = 1000;

    protected final TransportId id;
    protected final Listener listener;
    protected final WebSocketProtocol protocol;
    protected final ReentrantLock lock = new ReentrantLock();
    /// Guarded by the lock, like what follows.
    protected final SendQueue queue;

    /// The reason for which the broker closes it once everything is written; null while it does not.
    protected @Nullable Closing closing;
    /// Nothing comes from the client any more.
    protected boolean ended;

    private final FrameCodec codec;
    private final Socket underneath;
    private final NetworkLimits limits;
    private final PendingSlices pending = new PendingSlices();
    private volatile TransportDelay delay = TransportDelay.NONE;
    private volatile boolean opened;
    private volatile @Nullable CloseReason reason;
    private volatile long lastHeardNanos = System.nanoTime();
    private final AtomicLong lastAsked = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Runnable> asked = new ConcurrentSkipListMap<>();

    /// A close that the broker wants.
    protected record Closing(int code, String reason) {}

    WebSocketTransport(
            TransportId id, FrameCodec codec, TlsDetector.Opened opened, Listener listener, NetworkLimits limits) {
        this.id = id;
        this.codec = codec;
        this.underneath = opened.underneath();
        this.limits = limits;
        this.queue = new SendQueue(limits);
        this.listener = listener;
        this.protocol = new WebSocketProtocol(opened.socket(), limits.frameBytes(), new ProtocolEvents());
    }

    @Override
    public final TransportId id() {
        return id;
    }

    @Override
    public final FrameCodec codec() {
        return codec;
    }

    @Override
    public final boolean isWebSocket() {
        return true;
    }

    @Override
    public final PendingSlices pending() {
        return pending;
    }

    /// Something was added to what is to be written, or no more will be. Never blocks. On any thread, which
    /// may hold a lock of the protocol engine, but not the one of this transport.
    abstract void changed();

    /// The client has sent something.
    final void heard() {
        lastHeardNanos = System.nanoTime();
    }

    /// Queues frames. Never blocks; a reader that is too slow is cut.
    @Override
    public final void send(List<BatchSlice> slices) {
        lock.lock();
        try {
            if (ended || closing != null) {
                return;
            }
            if (queue.isTooMuch(slices, delay.outNanos())) {
                LOG.warn("Transport {} reads too slowly: {} bytes wait for it; it is cut", id, queue.bytes());
                fail(CloseReason.of(CloseReason.Kind.SLOW_CONSUMER, queue.bytes() + " bytes waited for it."));
            }
        } finally {
            lock.unlock();
        }
        changed();
    }

    /// Returns whether it came to be a WebSocket. One that did not has nothing to close.
    public final boolean hasOpened() {
        return opened;
    }

    /// Returns why it ended.
    public final CloseReason reason() {
        var known = reason;
        return known == null ? CloseReason.LOST : known;
    }

    // What is said first is why: that the socket breaks then is only what follows.
    final void fail(CloseReason why) {
        if (reason == null) {
            reason = why;
        }
        breakSocket();
    }

    /// Frames that break the rules may be what somebody made another program send, so nothing after them is read.
    final void refuse(FrameGuard.BrokenFrameException why) {
        LOG.debug("Transport {} sent a frame that breaks RFC 6455: {}", id, why.getMessage());
        protocol.refuse(why.code(), why.reason());
        end(new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, why.code(), why.reason()));
    }

    /// Closes once everything queued has been written.
    @Override
    public final void close(int code, String why) {
        lock.lock();
        try {
            closing = new Closing(code, why);
        } finally {
            lock.unlock();
        }
        changed();
    }

    /// Breaks the socket at once: the other end sees a reset, not a close.
    @Override
    public final void reset() {
        fail(CloseReason.CUT);
    }

    @Override
    public final void delay(TransportDelay wanted) {
        delay = wanted;
    }

    /// A WebSocket ping: clients watch for them, and answer, unless they are gone and nobody was told.
    @Override
    public final void probe() {
        if (delay.isSilence()) {
            return;
        }
        if (System.nanoTime() - lastHeardNanos > limits.silentMs() * 1_000_000L) {
            LOG.info("Transport {} has not answered for {} ms; it is given up", id, limits.silentMs());
            end(CloseReason.of(
                    CloseReason.Kind.TIMED_OUT, "Nothing was heard of it for " + limits.silentMs() + " ms."));
            breakSocket();
        } else {
            protocol.ping();
        }
    }

    /// By a ping after all that was written; the pong is the answer.
    @Override
    public final void ask(Runnable answered) {
        long number = lastAsked.incrementAndGet();
        asked.put(number, answered);
        if (!delay.isSilence()) {
            protocol.ping(number);
        }
    }

    /// Breaks the socket; whoever reads it finds out.
    void breakSocket() {
        try {
            underneath.setSoLinger(true, 0);
            underneath.close();
        } catch (IOException e) {
            LOG.debug("Transport {} was gone before it could be reset", id);
        }
    }

    /// Nothing comes from the client any more. The first reason stays.
    final void end(CloseReason why) {
        lock.lock();
        try {
            if (reason == null) {
                reason = closing != null ? CloseReason.closed(closing.code(), closing.reason()) : why;
            }
            ended = true;
        } finally {
            lock.unlock();
        }
        changed();
    }

    /// The close that the broker wants; null when it wants none, or the client was first.
    final @Nullable Closing closing() {
        lock.lock();
        try {
            return ended ? null : closing;
        } finally {
            lock.unlock();
        }
    }

    /// Listener to the protocol. All of it but the demand to write happens on the reading thread.
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
            listener.received(WebSocketTransport.this, payload, delay.inNanos());
        }

        @Override
        public void ponged(long number) {
            // One pong may answer all pings before it (RFC 6455, 5.5.3).
            for (var before = asked.firstEntry(); before != null && before.getKey() <= number; ) {
                asked.remove(before.getKey());
                before.getValue().run();
                before = asked.firstEntry();
            }
        }

        @Override
        public void hasAnswer(int waiting) {
            // Somebody who sends pings and reads no pong would fill the memory with them.
            if (waiting > MOST_ANSWERS) {
                fail(CloseReason.of(CloseReason.Kind.SLOW_CONSUMER, "It sent pings and read no answers."));
            }
            if (!delay.isSilence()) {
                changed();
            }
        }

        @Override
        public void closed(CloseReason why) {
            end(why);
        }
    }
}
