package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.session.CloseReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session of HTTP requests that stands in for a socket. One request at a time waits for frames: it is
/// answered with what there is and asked again (polling), or stays open and gets a line for every batch
/// (streaming). Frames wait in between. A client that does not ask again is gone.
public final class CometTransport extends HttpTransport {
    private static final Logger LOG = LoggerFactory.getLogger(CometTransport.class);
    private static final byte[] NOTHING = {'[', ']'};
    private static final int BATCH_BYTES = 256 << 10;
    // A browser keeps all of an answer in memory, and only a client that asks again is known to live.
    private static final int STREAM_BYTES = 1 << 20;
    private static final long STREAM_NANOS = 60_000_000_000L;
    private static final long POLL_NANOS = 25_000_000_000L;
    // After it dropped its request a client may still say goodbye; that comes on another socket.
    private static final long GOODBYE_NANOS = 1_000_000_000L;

    private final NetworkLimits limits;
    private final SessionOwner owner;
    private final boolean streams;
    private final BiConsumer<String, CometTransport> keyed;
    private final ArrayDeque<Poll> replaced = new ArrayDeque<>();
    private @Nullable Poll asked;
    private long sinceNanos = System.nanoTime();
    private boolean left;

    /// A request that waits for frames. Its fields are the writer's.
    private static final class Poll {
        final HttpReply reply;
        final long sinceNanos = System.nanoTime();
        boolean begun;
        int bytes;

        Poll(HttpReply reply) {
            this.reply = reply;
        }
    }

    /// The next thing that the writer does.
    private sealed interface Turn {
        record Write(Poll to, List<BatchSlice> frames) implements Turn {}

        record Finish(Poll poll) implements Turn {}

        record End() implements Turn {}
    }

    /// @param owner who may use it
    /// @param streams whether answers stay open
    /// @param keyed told every key by which the client will ask for this session
    public CometTransport(
            TransportId id,
            FrameCodec codec,
            Listener listener,
            NetworkLimits limits,
            SessionOwner owner,
            boolean streams,
            BiConsumer<String, CometTransport> keyed) {
        super(id, codec, listener, limits);
        this.limits = limits;
        this.owner = owner;
        this.streams = streams;
        this.keyed = keyed;
    }

    public SessionOwner owner() {
        return owner;
    }

    /// Begins with the request that connects; it is also the first that waits for frames.
    public void open(HttpReply reply) {
        ask(reply); // first: the core may want to break it at once
        listener.opened(this);
        listener.roundEnded();
        Thread.ofVirtual().name("comet-" + id).start(this::write);
    }

    /// Frames that the client sent.
    public void received(List<byte[]> frames) {
        for (var frame : frames) {
            listener.flowControl().await();
            listener.received(this, frame, delay.inNanos());
        }
        listener.roundEnded();
    }

    /// A request that waits for frames; an earlier one is let go. False when the session is over.
    public boolean ask(HttpReply reply) {
        lock.lock();
        try {
            if (ended != null || left) {
                return false;
            }
            if (asked != null) {
                replaced.add(asked);
            }
            asked = new Poll(reply);
            changed.signal();
        } finally {
            lock.unlock();
        }
        reply.whenGone(() -> gone(reply));
        return true;
    }

    private void gone(HttpReply reply) {
        lock.lock();
        try {
            if (asked != null && asked.reply == reply) {
                asked = null;
                left = true;
                sinceNanos = System.nanoTime();
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keyed(String connectionKey) {
        keyed.accept(connectionKey, this);
    }

    @Override
    void breakAnswer() {
        lock.lock();
        try {
            if (asked != null) {
                asked.reply.breakOff();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void probe() {
        // The writer waits for the next request, and knows when it should have come.
    }

    private void write() {
        try {
            while (true) {
                switch (await()) {
                    case Turn.Write(var to, var frames) -> write(to, frames);
                    case Turn.Finish(var poll) -> finish(poll);
                    case Turn.End end -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            var reason = end(CloseReason.LOST);
            breakAnswer();
            listener.closed(this, reason);
        }
    }

    private Turn await() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                if (ended != null) {
                    return new Turn.End();
                }
                if (!replaced.isEmpty()) {
                    return new Turn.Finish(replaced.poll());
                }
                long wait;
                var poll = asked;
                if (poll == null) {
                    wait = patience() - (now - sinceNanos);
                    if (wait <= 0 || (closing != null && queue.isEmpty())) {
                        ended = closing != null ? closing : left ? CloseReason.CLIENT_LEFT : notAsked();
                        return new Turn.End();
                    }
                } else {
                    var due = new ArrayList<BatchSlice>();
                    queue.takeDue(now, BATCH_BYTES, due);
                    if (!due.isEmpty()) {
                        return new Turn.Write(poll, due);
                    }
                    long rest = (streams ? STREAM_NANOS : POLL_NANOS) - (now - poll.sinceNanos);
                    if (rest <= 0 || poll.bytes > STREAM_BYTES || (closing != null && queue.isEmpty())) {
                        forget(poll);
                        return new Turn.Finish(poll);
                    }
                    wait = queue.untilNextNanos(now, rest);
                }
                changed.awaitNanos(Math.max(wait, 1));
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Poll poll) {
        lock.lock();
        try {
            if (asked == poll) {
                asked = null;
                sinceNanos = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    private CloseReason notAsked() {
        return CloseReason.of(
                CloseReason.Kind.TIMED_OUT, "It did not ask again within " + patience() / 1_000_000 + " ms.");
    }

    private long patience() {
        return left || closing != null ? GOODBYE_NANOS : limits.silentMs() * 1_000_000L / 3;
    }

    private void write(Poll poll, List<BatchSlice> frames) {
        var line = new ByteArrayOutputStream(1024);
        for (var slice : frames) {
            for (int frame = slice.first(); frame < slice.end(); frame++) {
                line.write(line.size() == 0 ? '[' : ',');
                line.writeBytes(slice.only(frame).copy());
            }
            slice.batch().release();
        }
        line.write(']');
        try {
            if (streams) {
                line.write('\n');
                if (!poll.begun) {
                    poll.begun = true;
                    poll.reply.begin(200, Format.JSON.contentType());
                }
                poll.reply.piece(line.toByteArray());
                poll.bytes += line.size();
            } else {
                poll.reply.send(200, Format.JSON.contentType(), line.toByteArray());
                forget(poll);
            }
            written(frames);
        } catch (IOException e) {
            // What was in this answer may be lost, so the session is: its client resumes where it was.
            LOG.debug("Transport {} cannot be written to: {}", id, e.toString());
            breakOff(CloseReason.lost(e));
        }
    }

    private void finish(Poll poll) {
        try {
            if (poll.begun) {
                poll.reply.end();
            } else if (!poll.reply.isDone()) {
                poll.reply.send(200, Format.JSON.contentType(), NOTHING);
            }
        } catch (IOException e) {
            LOG.debug("A poll of transport {} was gone before it was answered", id);
        }
    }
}
