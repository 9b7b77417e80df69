package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.SocketWriter;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.server.http.WireInput;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket whose bytes go through a stream of the system's that blocks, as those of TLS do: one virtual thread
/// reads it, another one writes.
public final class ThreadedWebSocket extends WebSocketTransport {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedWebSocket.class);
    private static final int FIRST_READ_BYTES = 512;
    private static final int MOST_READ_BYTES = 64 * 1024;
    private static final int LET_READ_MS = 1000;

    private final Socket socket;
    private final WireInput in;
    private final Condition changed = lock.newCondition();

    public ThreadedWebSocket(
            TransportId id, FrameCodec codec, TlsDetector.Opened opened, Listener listener, NetworkLimits limits) {
        super(id, codec, opened, listener, limits);
        this.socket = opened.socket();
        this.in = opened.in();
    }

    /// Reads until the socket ends. Runs on its own virtual thread.
    ///
    /// @param head the request that asked for the WebSocket
    public void run(byte[] head) {
        var writer = Thread.ofVirtual().name("write-" + id).start(this::write);
        try {
            protocol.open(head);
            listener.roundEnded();
            var bytes = new byte[FIRST_READ_BYTES];
            int length;
            while ((length = in.read(bytes)) >= 0) {
                heard();
                protocol.read(bytes, length); // keeps none of it
                listener.roundEnded();
                if (protocol.isBroken()) {
                    letRead();
                    break;
                }
                listener.flowControl().await();
                // Most sockets are idle most of the time; only those that have much to say get room for it.
                if (length == bytes.length && length < MOST_READ_BYTES) {
                    bytes = new byte[length * 2];
                }
            }
            end(CloseReason.CLIENT_LEFT);
        } catch (FrameGuard.BrokenFrameException e) {
            listener.roundEnded();
            refuse(e);
            letRead();
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
            if (hasOpened()) {
                listener.closed(this, reason());
            }
        }
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

    @Override
    void changed() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            var outlet = new SocketWriter(out, this::written);
            var due = new ArrayDeque<BatchSlice>();
            while (await(due)) {
                protocol.flush(out);
                if (protocol.isClosing()) {
                    due.clear(); // nothing may follow the close, which is among the answers or comes to be
                } else {
                    outlet.write(due);
                }
            }
            // The protocol has a lock of its own, which the reading thread holds when it calls us: never call it
            // under ours.
            var asked = closing();
            if (asked != null) {
                protocol.close(asked.code(), asked.reason());
            }
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
}
