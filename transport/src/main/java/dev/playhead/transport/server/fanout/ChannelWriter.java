package dev.playhead.transport.server.fanout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what is due to one socket that does not block: as much as it takes, from memory that all sockets share, as
/// many frames as there are in one write. The rest waits. Guarded by its transport's lock.
public final class ChannelWriter {
    private static final int MOST_BYTES = 128 * 1024;

    private final SocketChannel channel;
    private final SendQueue queue;
    private final Written written;
    private @Nullable ByteBuffer begun;
    private @Nullable BatchSlice begunFrames;

    /// Listener, told of what is in the socket's hands.
    public interface Written {
        void written(BatchSlice frames, long atNanos);
    }

    /// Source of what is to be written beside frames; it says whether frames may follow.
    public interface Answers {
        /// The next answer of the protocol; null when there is none.
        @Nullable
        ByteBuffer nextAnswer();

        /// Returns whether nothing may follow any more but answers.
        boolean isClosing();
    }

    public ChannelWriter(SocketChannel channel, SendQueue queue, Written written) {
        this.channel = channel;
        this.queue = queue;
        this.written = written;
    }

    /// Writes answers and the frames that are due.
    ///
    /// @return false when the socket takes no more now
    public boolean write(Answers answers) throws IOException {
        while (true) {
            if (begun != null && !goesOn()) {
                return false;
            }
            var answer = answers.nextAnswer();
            if (answer != null) {
                begun = answer;
                begunFrames = null;
            } else if (answers.isClosing() || queue.isEmpty() || !writeFrames()) {
                return begun == null;
            }
        }
    }

    private boolean goesOn() throws IOException {
        var rest = begun;
        if (rest == null) {
            return true;
        }
        channel.write(rest);
        if (rest.hasRemaining()) {
            return false;
        }
        var frames = begunFrames;
        begun = null;
        begunFrames = null;
        if (frames != null) {
            done(frames, System.nanoTime());
        }
        return true;
    }

    /// Writes frames that are due; false when none is, or the socket takes no more.
    private boolean writeFrames() throws IOException {
        var single = queue.takeOnly();
        if (single != null) {
            begun = single.bytes();
            begunFrames = single;
            return goesOn();
        }
        var due = new ArrayList<BatchSlice>();
        queue.takeDue(System.nanoTime(), MOST_BYTES, due);
        if (due.isEmpty()) {
            return false;
        }
        var buffers = new ByteBuffer[due.size()];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = due.get(i).bytes();
        }
        channel.write(buffers);
        return told(due, buffers);
    }

    private boolean told(List<BatchSlice> due, ByteBuffer[] buffers) {
        long now = System.nanoTime();
        int whole = 0;
        while (whole < buffers.length && !buffers[whole].hasRemaining()) {
            done(due.get(whole), now);
            whole++;
        }
        if (whole == buffers.length) {
            return true;
        }
        begun = buffers[whole];
        begunFrames = due.get(whole);
        for (int i = buffers.length - 1; i > whole; i--) {
            queue.putBack(due.get(i));
        }
        return false;
    }

    private void done(BatchSlice frames, long nowNanos) {
        frames.batch().release();
        queue.moved(nowNanos);
        written.written(frames, nowNanos);
    }
}
