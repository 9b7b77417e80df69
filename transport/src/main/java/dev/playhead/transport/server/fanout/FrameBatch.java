package dev.playhead.transport.server.fanout;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Frames that leave in one turn of the loop for the same sockets: put together once, shared by all of them as they
/// are. The loop's thread fills it; once it has ended nobody changes it.
public final class FrameBatch {
    private static final byte[] NO_ROOM = {};
    private static final ByteBuffer NOTHING = ByteBuffer.wrap(NO_ROOM);

    private byte[] bytes;
    private int size;
    private int[] ends = new int[8];
    private long[] positions = new long[8];
    private int count;
    private ByteBuffer memory = NOTHING;
    private @Nullable AtomicInteger readers;

    /// @param room where it is put together; free again when it has ended, with [#room]
    public FrameBatch(byte[] room) {
        this.bytes = room;
    }

    /// Adds a frame.
    ///
    /// @param head its WebSocket head
    /// @param position where it is recorded
    public void add(byte[] head, byte[] payload, long position) {
        int end = size + head.length + payload.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end));
        }
        System.arraycopy(head, 0, bytes, size, head.length);
        System.arraycopy(payload, 0, bytes, size + head.length, payload.length);
        size = end;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        ends[count] = end;
        positions[count] = position;
        count++;
    }

    /// All frames are in.
    ///
    /// @param sockets how many of them write it
    /// @return the room in which it was put together
    public byte[] end(int sockets) {
        if (sockets > 1 && DirectBufferPool.fits(size)) {
            readers = new AtomicInteger();
            memory = DirectBufferPool.take(size).put(bytes, 0, size).flip();
        } else {
            memory = ByteBuffer.wrap(Arrays.copyOf(bytes, size));
        }
        var room = bytes;
        bytes = NO_ROOM;
        return room;
    }

    /// Somebody will read from it, and says [#release] when that is done; or never, when it is not done.
    void retain() {
        if (readers != null) {
            readers.incrementAndGet();
        }
    }

    public void release() {
        if (readers != null && readers.decrementAndGet() == 0) {
            DirectBufferPool.giveBack(memory);
        }
    }

    /// Frames in it.
    public int count() {
        return count;
    }

    /// Some of its bytes, to be read between [#retain] and [#release].
    ByteBuffer slice(int offset, int length) {
        return memory.slice(offset, length);
    }

    /// Returns where the frame with this index begins, in bytes; where the last one ends for an index after
    /// it.
    int begin(int frame) {
        return frame == 0 ? 0 : ends[frame - 1];
    }

    /// Returns the position in the recording of the frame with this index.
    public long position(int frame) {
        return positions[frame];
    }
}
