package dev.playhead.transport.server.fanout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes slices to one socket, as many as are due in one write, and says when they are in its hands.
/// For the thread that writes.
public final class SocketWriter {
    private static final int MOST_BYTES = 128 * 1024;
    private static final int MOST_PARTS = 32;

    private final @Nullable SocketChannel channel;
    private final OutputStream out;
    private final Written written;
    private final @Nullable ByteBuffer[] buffers = new ByteBuffer[MOST_PARTS];
    private final @Nullable BatchSlice[] parts = new BatchSlice[MOST_PARTS];

    /// Who is told.
    public interface Written {
        void written(BatchSlice frames, long atNanos);
    }

    /// @param channel where bytes can go without another copy; null when they must go through the stream
    public SocketWriter(@Nullable SocketChannel channel, OutputStream out, Written written) {
        this.channel = channel;
        this.out = out;
        this.written = written;
    }

    /// Takes all of the slices.
    public void write(ArrayDeque<BatchSlice> due) throws IOException {
        while (!due.isEmpty()) {
            int count = 0;
            int bytes = 0;
            while (count < MOST_PARTS && bytes < MOST_BYTES && !due.isEmpty()) {
                var next = due.poll();
                var part = next.upTo(MOST_BYTES - bytes);
                if (part.end() < next.end()) {
                    part.batch().retain(); // each part gives back what it has read
                    due.addFirst(next.after(part));
                }
                parts[count] = part;
                buffers[count] = part.bytes();
                bytes += part.length();
                count++;
            }
            write(count, bytes);
            long now = System.nanoTime();
            for (int i = 0; i < count; i++) {
                parts[i].batch().release();
                written.written(parts[i], now);
            }
            Arrays.fill(parts, 0, count, null);
            Arrays.fill(buffers, 0, count, null);
        }
    }

    private void write(int count, int bytes) throws IOException {
        if (channel == null) {
            var together = new byte[bytes];
            int at = 0;
            for (int i = 0; i < count; i++) {
                int length = buffers[i].remaining();
                buffers[i].get(together, at, length);
                at += length;
            }
            out.write(together);
            out.flush();
            return;
        }
        for (int first = 0; first < count; ) {
            if (buffers[first].hasRemaining()) {
                channel.write(buffers, first, count - first);
            } else {
                first++;
            }
        }
    }
}
