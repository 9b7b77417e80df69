package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that only listens: it attaches to the channels of its request, and what it is sent becomes events of
/// one endless answer.
public final class EventStream extends HttpTransport {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int BATCH_BYTES = 256 << 10;

    private final HttpReply reply;
    private final StreamStyle style;
    private final StreamEvents events;
    private final @Nullable String resumeKey;
    private boolean begun;

    public EventStream(
            TransportId id,
            Listener listener,
            NetworkLimits limits,
            HttpReply reply,
            StreamStyle style,
            StreamEvents events,
            @Nullable String resumeKey) {
        super(id, FrameCodec.of(Format.JSON), listener, limits);
        this.reply = reply;
        this.style = style;
        this.events = events;
        this.resumeKey = resumeKey;
    }

    /// Returns whether it is, or comes back as, the connection that this key belongs to.
    public boolean isConnection(String key) {
        var own = events.key() == null ? resumeKey : events.key();
        return own != null && connection(own).equals(connection(key));
    }

    private static String connection(String key) {
        return key.substring(0, Math.max(0, key.indexOf('!')));
    }

    public void open(List<StreamSubscription> subscriptions, StreamPosition from) {
        listener.opened(this);
        for (var subscription : subscriptions) {
            listener.received(this, subscription.attach(from.serial(subscription.channel())), 0);
        }
        listener.roundEnded();
        reply.whenGone(() -> end(CloseReason.CLIENT_LEFT));
        Thread.ofVirtual().name("events-" + id).start(this::write);
    }

    @Override
    public void probe() {
        // A client of a stream says nothing; heartbeats of the core find out whether it can still be written to.
    }

    @Override
    void breakAnswer() {
        reply.breakOff();
    }

    private void write() {
        try {
            var batch = await();
            while (batch != null) {
                for (var slice : batch) {
                    for (int frame = slice.first(); frame < slice.end(); frame++) {
                        write(slice.only(frame));
                    }
                    slice.batch().release();
                }
                batch = await();
            }
            finish();
        } catch (IOException e) {
            LOG.debug("Transport {} cannot be written to: {}", id, e.toString());
            end(CloseReason.lost(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Transport {} broke", id, e);
            end(CloseReason.of(CloseReason.Kind.BROKER_FAILED, "The broker failed while it wrote."));
        } finally {
            var reason = end(CloseReason.LOST);
            if (!reply.isDone()) {
                reply.breakOff();
            }
            listener.closed(this, reason);
        }
    }

    /// Waits for frames that may be written; null when there will be none any more.
    private @Nullable List<BatchSlice> await() throws InterruptedException {
        lock.lock();
        try {
            while (ended == null) {
                long now = System.nanoTime();
                var due = new ArrayList<BatchSlice>();
                queue.takeDue(now, BATCH_BYTES, due);
                if (!due.isEmpty()) {
                    return due;
                }
                if (queue.isEmpty() && closing != null) {
                    ended = closing;
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

    private void write(BatchSlice frame) throws IOException {
        switch (events.take(frame.copy())) {
            case StreamEvents.Step.Write(var bytes) -> {
                if (!begun && events.hasBegun()) {
                    begun = true;
                    reply.begin(200, style.contentType());
                }
                if (bytes.length > 0) {
                    reply.piece(bytes);
                }
                written(List.of(frame));
            }
            case StreamEvents.Step.Refuse(var error) -> {
                if (!reply.isDone()) {
                    reply.sendError(error);
                    // Nobody will come back for this connection.
                    var close = ProtocolMessage.builder(Action.CLOSE).build();
                    listener.received(this, FrameCodec.of(Format.JSON).encode(close), 0);
                    listener.roundEnded();
                }
            }
        }
    }

    private void finish() throws IOException {
        var why = end(CloseReason.LOST).kind();
        if (begun && (why == CloseReason.Kind.BROKER_CLOSED || why == CloseReason.Kind.BROKER_STOPPED)) {
            reply.end();
        }
    }
}
