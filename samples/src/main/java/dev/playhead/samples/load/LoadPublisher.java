package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Publishes messages of one size, with a bounded number that are not acknowledged yet.
public final class LoadPublisher implements AutoCloseable {
    /// Mark in front of the moment of sending in every message.
    static final String STAMP = "@T";

    private static final int BATCH = 16;

    private final ClientSocket socket;
    private final Dialect dialect;
    private final String channel;
    private final String padding;
    private final Semaphore window;

    /// @param size length of `data` in characters
    /// @param underWay messages that may be without acknowledgement, at least 16
    LoadPublisher(ClientSocket socket, Dialect dialect, String channel, int size, int underWay) {
        this.window = new Semaphore(underWay);
        this.socket = socket;
        this.dialect = dialect;
        this.channel = channel;
        this.padding = "x".repeat(Math.max(0, size - STAMP.length() - 21));
        Thread.ofPlatform().daemon().name("acks").start(this::acknowledgements);
    }

    private void acknowledgements() {
        try {
            while (true) {
                int length = socket.next();
                int publishes = dialect.acknowledged(socket.buffer(), socket.end() - length, socket.end());
                if (publishes > 0) {
                    window.release(publishes);
                }
            }
        } catch (IOException ended) {
            window.release(Integer.MAX_VALUE / 2); // the end of the run, or of the server: then sending says so
        }
    }

    /// As many as the window lets through, until a moment of `System.nanoTime`.
    ///
    /// @return how many were published
    long fast(long untilNanos) throws IOException, InterruptedException {
        long sent = 0;
        while (System.nanoTime() < untilNanos) {
            window.acquire(BATCH);
            var batch = new ByteArrayOutputStream(BATCH * 320);
            for (int i = 0; i < BATCH; i++) {
                batch.writeBytes(dialect.publish(channel, data()));
            }
            batch.writeBytes(dialect.afterBatch(BATCH));
            socket.send(batch.toByteArray());
            sent += BATCH;
        }
        return sent;
    }

    /// So many a second, evenly, without waiting for acknowledgements.
    ///
    /// @return how many were published
    long paced(int perSecond, long untilNanos) throws IOException {
        long gap = 1_000_000_000L / perSecond;
        long due = System.nanoTime();
        long sent = 0;
        while (due < untilNanos) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            socket.send(dialect.publish(channel, data()));
            sent++;
            due += gap;
        }
        return sent;
    }

    private String data() {
        return stamp() + padding;
    }

    /// The moment of sending, of [System#nanoTime], as it stands in every message.
    static String stamp() {
        var digits = Long.toString(System.nanoTime());
        return STAMP + "0".repeat(Math.max(0, 20 - digits.length())) + digits + ".";
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            socket.send(dialect.goodbye());
        }
    }
}
