package dev.playhead.transport.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Input of a socket, with a small buffer for the heads of requests, which are read byte by byte. Without a
/// head to read it holds no memory of its own: most sockets do nothing most of the time.
public final class WireInput extends InputStream {
    private static final int BUFFER_BYTES = 1024;
    private static final byte[] NOTHING = {};

    private final InputStream in;
    private byte[] buffer;
    private int next;
    private int end;

    /// @param first bytes that were read already
    WireInput(InputStream in, byte... first) {
        this.in = in;
        this.buffer = first;
        this.end = first.length;
    }

    /// Takes what was read from the socket and not from here: whoever reads the socket itself from now on
    /// needs it first.
    public byte[] takeBuffered() {
        var rest = Arrays.copyOfRange(buffer, next, end);
        buffer = NOTHING;
        next = 0;
        end = 0;
        return rest;
    }

    /// Waits until there is something to read; false when there will be nothing any more.
    public boolean awaitByte() throws IOException {
        return next < end || fill();
    }

    @Override
    public int read() throws IOException {
        return awaitByte() ? buffer[next++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        if (buffer.length < BUFFER_BYTES) {
            buffer = new byte[BUFFER_BYTES];
        }
        next = 0;
        end = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (next == end) {
            buffer = NOTHING;
            next = 0;
            end = 0;
            return in.read(bytes, offset, length);
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
