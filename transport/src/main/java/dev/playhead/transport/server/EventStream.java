package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.core.CloseReason;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that only listens: it attaches to the channels of its request, and what it is sent becomes events of
/// one endless answer.
final class EventStream implements ClientTransport {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int BATCH_BYTES = 256 << 10;

    private final TransportId id;
    private final Listener listener;
    private final HttpReply reply;
    private final StreamStyle style;
    private final StreamEvents events;
    private final @Nullable String resumeKey;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FrameQueue queue;
    private final Share share = new Share();
    private volatile long latencyNanos;
    private boolean closing;
    private boolean begun;
    private @Nullable CloseReason ended;

    EventStream(
            TransportId id,
            Listener listener,
            NetworkLimits limits,
            HttpReply reply,
            StreamStyle style,
            StreamEvents events,
            @Nullable String resumeKey) {
        this.id = id;
        this.listener = listener;
        this.queue = new FrameQueue(limits);
        this.reply = reply;
        this.style = style;
        this.events = events;
        this.resumeKey = resumeKey;
    }

    @Override
    public TransportId id() {
        return id;
    }

    @Override
    public Format format() {
        return Format.JSON;
    }

    /// Whether it is, or comes back as, the connection that this key belongs to.
    boolean isConnection(String key) {
        var own = events.key() == null ? resumeKey : events.key();
        return own != null && connection(own).equals(connection(key));
    }

    private static String connection(String key) {
        return key.substring(0, Math.max(0, key.indexOf('!')));
    }

    void open(List<StreamSubscription> subscriptions, StreamPosition from) {
        listener.opened(this);
        for (var subscription : subscriptions) {
            listener.received(this, subscription.attach(from.serial(subscription.channel())), 0);
        }
        reply.whenGone(() -> end(CloseReason.CLIENT_CLOSED));
        Thread.ofVirtual().name("events-" + id).start(this::write);
    }

    @Override
    public Share share() {
        return share;
    }

    @Override
    public void send(List<Stretch> stretches) {
        lock.lock();
        try {
            if (ended != null || closing) {
                return;
            }
            if (queue.isTooMuch(stretches, latencyNanos)) {
                LOG.warn("Transport {} reads too slowly: {} bytes wait for it; it is cut", id, queue.bytes());
                breakOff(CloseReason.SLOW_CONSUMER);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close(int code, String why) {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reset() {
        breakOff(CloseReason.CUT);
    }

    @Override
    public void delay(long latencyMs) {
        latencyNanos = latencyMs * 1_000_000;
    }

    @Override
    public void probe() {
        // A client of a stream says nothing; heartbeats of the core find out whether it can still be written to.
    }

    private void breakOff(CloseReason why) {
        end(why);
        reply.breakOff();
    }

    private void end(CloseReason why) {
        lock.lock();
        try {
            ended = ended == null ? why : ended;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            var batch = await();
            while (batch != null) {
                for (var frame : batch) {
                    write(frame);
                }
                batch = await();
            }
            finish();
        } catch (IOException e) {
            LOG.debug("Transport {} cannot be written to: {}", id, e.toString());
            end(CloseReason.LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke", id, e);
        } finally {
            end(CloseReason.LOST);
            if (!reply.isDone()) {
                reply.breakOff();
            }
            listener.closed(this, reason());
        }
    }

    private CloseReason reason() {
        lock.lock();
        try {
            return ended == null ? CloseReason.LOST : ended;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for frames that may be written; null when there will be none any more.
    private @Nullable List<FrameQueue.Waiting> await() throws InterruptedException {
        lock.lock();
        try {
            while (ended == null) {
                long now = System.nanoTime();
                var due = queue.due(now, BATCH_BYTES);
                if (!due.isEmpty()) {
                    return due;
                }
                if (queue.isEmpty() && closing) {
                    ended = CloseReason.BROKER_CLOSED;
                } else if (queue.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(Math.max(1, queue.untilNextNanos(now, 0)));
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void write(FrameQueue.Waiting frame) throws IOException {
        switch (events.take(frame.payload())) {
            case StreamEvents.Step.Write(var bytes) -> {
                if (!begun && events.hasBegun()) {
                    begun = true;
                    reply.begin(200, style.contentType());
                }
                if (bytes.length > 0) {
                    reply.piece(bytes);
                }
                long now = System.nanoTime();
                moved(now);
                listener.written(this, frame.frame(), now);
            }
            case StreamEvents.Step.Refuse(var error) -> {
                if (!reply.isDone()) {
                    reply.sendError(error);
                    // Nobody will come back for this connection.
                    var close = ProtocolMessage.builder(Action.CLOSE).build();
                    listener.received(this, FrameCodec.of(Format.JSON).encode(close), 0);
                }
            }
        }
    }

    private void moved(long nowNanos) {
        lock.lock();
        try {
            queue.moved(nowNanos);
        } finally {
            lock.unlock();
        }
    }

    private void finish() throws IOException {
        if (begun && reason() == CloseReason.BROKER_CLOSED) {
            reply.end();
        }
    }
}
