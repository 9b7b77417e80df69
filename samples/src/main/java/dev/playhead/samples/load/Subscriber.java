package dev.playhead.samples.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One attached client that counts what it is sent and, when asked to, how long it took.
final class Subscriber implements Runnable, AutoCloseable {
    private static final byte[] MESSAGE = "\"action\":15".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STAMP = "\"data\":\"T".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 96;

    private final LoadSocket socket;
    private final boolean timed;
    private long[] latencies = new long[1024];
    private int timedCount;
    private volatile long count;
    private volatile boolean forgets;

    Subscriber(LoadSocket socket, boolean timed) {
        this.socket = socket;
        this.timed = timed;
    }

    @Override
    public void run() {
        try {
            while (true) {
                int length = socket.next();
                var bytes = socket.buffer();
                int end = socket.end();
                int start = end - length;
                if (Bytes.indexOf(bytes, start, Math.min(end, start + HEAD), MESSAGE) < 0) {
                    continue;
                }
                if (timed) {
                    note(System.nanoTime()
                            - Bytes.number(bytes, Bytes.indexOf(bytes, start, end, STAMP) + STAMP.length));
                }
                count++;
            }
        } catch (IOException closed) {
            // the end of the run
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

    /// What was measured so far, ns. After the run.
    long[] latencies() {
        return Arrays.copyOf(latencies, timedCount);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
