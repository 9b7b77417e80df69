package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.PendingSlices;
import dev.playhead.transport.server.fanout.SendQueue;
import dev.playhead.transport.server.fanout.TransportDelay;
import dev.playhead.transport.session.CloseReason;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transport over plain HTTP: frames wait, one by one, until an answer can take them.
abstract sealed class HttpTransport implements ClientTransport permits CometTransport, EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    protected final TransportId id;
    private final FrameCodec codec; // of JSON: the clients of these transports know no other format
    protected final Listener listener;
    protected final ReentrantLock lock = new ReentrantLock();
    /// Guarded by the lock like what follows.
    protected final Condition changed = lock.newCondition();

    protected final SendQueue queue;
    /// The reason for which the broker ends it once everything is written; null while it does not.
    protected @Nullable CloseReason closing;
    protected @Nullable CloseReason ended;
    protected volatile TransportDelay delay = TransportDelay.NONE;
    private final PendingSlices pending = new PendingSlices();

    HttpTransport(TransportId id, FrameCodec codec, Listener listener, NetworkLimits limits) {
        this.id = id;
        this.codec = codec;
        this.listener = listener;
        this.queue = new SendQueue(limits);
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
        return false;
    }

    @Override
    public final PendingSlices pending() {
        return pending;
    }

    @Override
    public final void send(List<BatchSlice> slices) {
        lock.lock();
        try {
            if (ended != null || closing != null) {
                return;
            }
            if (queue.isTooMuch(slices, delay.outNanos())) {
                LOG.warn("Transport {} takes too slowly: {} bytes wait for it; it is cut", id, queue.bytes());
                breakOff(CloseReason.of(CloseReason.Kind.SLOW_CONSUMER, queue.bytes() + " bytes waited for it."));
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void close(int code, String why) {
        lock.lock();
        try {
            closing = CloseReason.closed(code, why);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void reset() {
        breakOff(CloseReason.CUT);
    }

    @Override
    public final void delay(TransportDelay wanted) {
        delay = wanted;
    }

    /// Ends it at once; what carries its answer is broken. The first reason stays.
    final void breakOff(CloseReason why) {
        end(why);
        breakAnswer();
    }

    /// Ends it; its writer finds out. The first reason stays, and is returned.
    final CloseReason end(CloseReason why) {
        lock.lock();
        try {
            var reason = ended == null ? why : ended;
            ended = reason;
            changed.signal();
            return reason;
        } finally {
            lock.unlock();
        }
    }

    /// Breaks the answer that is under way, if there is one.
    abstract void breakAnswer();

    /// These frames are in the socket's hands.
    final void written(List<BatchSlice> frames) {
        long now = System.nanoTime();
        lock.lock();
        try {
            queue.moved(now);
        } finally {
            lock.unlock();
        }
        frames.forEach(slice -> listener.written(this, slice, now));
    }
}
