package dev.playhead.transport.server.fanout;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;

/// Writes slices to a stream that may block, as many as are due in one write, and says when they are in its hands.
/// For the thread that writes.
public final class SocketWriter {
    private static final int MOST_BYTES = 128 * 1024;

    private final OutputStream out;
    private final ChannelWriter.Written written;

    public SocketWriter(OutputStream out, ChannelWriter.Written written) {
        this.out = out;
        this.written = written;
    }

    /// Takes all of the slices.
    public void write(ArrayDeque<BatchSlice> due) throws IOException {
        while (!due.isEmpty()) {
            var parts = new ArrayList<BatchSlice>();
            int bytes = 0;
            while (bytes < MOST_BYTES && !due.isEmpty()) {
                var next = due.poll();
                var part = next.upTo(MOST_BYTES - bytes);
                if (part.end() < next.end()) {
                    part.batch().retain(); // each part gives back what it has read
                    due.addFirst(next.after(part));
                }
                parts.add(part);
                bytes += part.length();
            }
            var together = new byte[bytes];
            int at = 0;
            for (var part : parts) {
                part.bytes().get(together, at, part.length());
                at += part.length();
            }
            out.write(together);
            out.flush();
            long now = System.nanoTime();
            for (var part : parts) {
                part.batch().release();
                written.written(part, now);
            }
        }
    }
}
