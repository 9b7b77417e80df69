package dev.playhead.transport.server.fanout;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;

/// Consecutive frames of a batch, from the first to before the end.
public record BatchSlice(FrameBatch batch, int first, int end) {
    /// Its bytes, to be read before its batch is released.
    ByteBuffer bytes() {
        return batch.slice(batch.begin(first), length());
    }

    /// Returns the positions of its frames in the recording, in order.
    public List<Long> positions() {
        return LongStream.range(first, end)
                .map(frame -> batch.position((int) frame))
                .boxed()
                .toList();
    }

    public int length() {
        return batch.begin(end) - batch.begin(first);
    }

    /// Its first frames, as many as fit into so many bytes, but at least one.
    BatchSlice upTo(int mostBytes) {
        if (length() <= mostBytes) {
            return this;
        }
        int most = batch.begin(first) + mostBytes;
        int low = first + 1;
        int high = end;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (batch.begin(middle) <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new BatchSlice(batch, first, low);
    }

    /// Returns the frames after `beginning`, which is the first part of this slice.
    BatchSlice after(BatchSlice beginning) {
        return new BatchSlice(batch, beginning.end, end);
    }

    /// Returns whether the other one is of the same frames.
    public boolean isSame(BatchSlice other) {
        return batch == other.batch && first == other.first && end == other.end;
    }

    boolean isEmpty() {
        return first == end;
    }

    /// One of its frames, by its index in the batch.
    public BatchSlice only(int frame) {
        return new BatchSlice(batch, frame, frame + 1);
    }

    /// A copy of its bytes.
    public byte[] copy() {
        var copy = new byte[length()];
        bytes().get(copy);
        return copy;
    }
}
