package dev.playhead.samples.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Publishes messages of one size, with a bounded number that are not acknowledged yet.
final class Publisher implements AutoCloseable {
    private static final byte[] ACK = "\"action\":1,".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNT = "\"count\":".getBytes(StandardCharsets.US_ASCII);
    private static final int UNACKNOWLEDGED = 256;
    private static final int BATCH = 16;

    private final LoadSocket socket;
    private final String channel;
    private final String padding;
    private final Semaphore window = new Semaphore(UNACKNOWLEDGED);
    private long msgSerial;

    /// @param size length of `data` in characters
    Publisher(LoadSocket socket, String channel, int size) {
        this.socket = socket;
        this.channel = channel;
        this.padding = "x".repeat(Math.max(0, size - 22));
        Thread.ofPlatform().daemon().name("acks").start(this::acknowledgements);
    }

    private void acknowledgements() {
        try {
            while (true) {
                int length = socket.next();
                int end = socket.end();
                var bytes = socket.buffer();
                if (Bytes.indexOf(bytes, end - length, Math.min(end, end - length + 32), ACK) >= 0) {
                    int at = Bytes.indexOf(bytes, end - length, end, COUNT);
                    window.release(at < 0 ? 1 : (int) Bytes.number(bytes, at + COUNT.length));
                }
            }
        } catch (IOException closed) {
            // the end of the run
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
                batch.writeBytes(message());
            }
            socket.send(batch.toByteArray());
            sent += BATCH;
        }
        return sent;
    }

    /// So many a second, evenly.
    ///
    /// @return how many were published
    long paced(int perSecond, long untilNanos) throws IOException, InterruptedException {
        long gap = 1_000_000_000L / perSecond;
        long due = System.nanoTime();
        long sent = 0;
        while (due < untilNanos) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            window.acquire();
            socket.send(message());
            sent++;
            due += gap;
        }
        return sent;
    }

    private byte[] message() {
        var data = "T" + stamp() + padding;
        return LoadSocket.text("{\"action\":15,\"channel\":\"" + channel + "\",\"msgSerial\":" + msgSerial++
                + ",\"messages\":[{\"name\":\"load\",\"data\":\"" + data + "\"}]}");
    }

    private static String stamp() {
        var digits = Long.toString(System.nanoTime());
        return "0".repeat(Math.max(0, 20 - digits.length())) + digits + ".";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
