package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One attached client that counts what it is sent and, when asked to, how long it took.
final class LoadSubscriber implements Runnable, AutoCloseable {
    private static final byte[] STAMP = LoadPublisher.STAMP.getBytes(StandardCharsets.US_ASCII);

    private final ClientSocket socket;
    private final Dialect dialect;
    private final boolean timed;
    private long[] latencies = new long[1024];
    private int timedCount;
    private volatile long count;
    private volatile boolean forgets;
    private volatile boolean closed;
    private volatile boolean cut;

    LoadSubscriber(ClientSocket socket, Dialect dialect, boolean timed) {
        this.socket = socket;
        this.dialect = dialect;
        this.timed = timed;
    }

    @Override
    public void run() {
        try {
            while (true) {
                int length = socket.next();
                var bytes = socket.buffer();
                int end = socket.end();
                int messages = dialect.messages(bytes, end - length, end);
                if (timed && messages > 0) {
                    int at = ByteSearch.indexOf(bytes, end - length, end, STAMP);
                    note(System.nanoTime() - ByteSearch.number(bytes, at + STAMP.length));
                }
                count += messages;
            }
        } catch (IOException ended) {
            cut = !closed;
        }
    }

    /// Leaves behind what was measured while everything was still warming up.
    void forget() {
        forgets = true;
    }

    private void note(long nanos) {
        if (forgets) {
            forgets = false;
            timedCount = 0;
        }
        if (timedCount == latencies.length) {
            latencies = Arrays.copyOf(latencies, timedCount * 2);
        }
        latencies[timedCount++] = nanos;
    }

    long count() {
        return count;
    }

    /// Returns whether the server ended it.
    boolean wasCut() {
        return cut;
    }

    /// Returns the latencies that were measured so far, ns. After the run.
    long[] latencies() {
        return Arrays.copyOf(latencies, timedCount);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try (socket) {
            socket.send(dialect.goodbye());
        }
    }
}
