package dev.playhead.transport.insight.row;

import dev.playhead.transport.insight.Density;
import dev.playhead.transport.insight.Frames;
import java.util.List;

/// The rows up to one count. Shares the chunks: what lies below the count does not change, except that a
/// written moment or a refusal becomes known.
public final class PublishedFrames implements Frames, Density {
    private static final Way[] WAYS = Way.values();

    private final FrameChunk[] chunks;
    private final int count;
    private final int errors;
    private final List<String> kinds;

    PublishedFrames(FrameChunk[] chunks, int count, int errors, List<String> kinds) {
        this.chunks = chunks;
        this.count = count;
        this.errors = errors;
        this.kinds = kinds;
    }

    private FrameChunk chunk(int row) {
        return chunks[row >> FrameChunk.BITS];
    }

    private static int at(int row) {
        return row & FrameChunk.MASK;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long position(int row) {
        return chunk(row).position(at(row));
    }

    @Override
    public long atNanos(int row) {
        return chunk(row).atNanos(at(row));
    }

    @Override
    public Way way(int row) {
        return WAYS[chunk(row).way(at(row))];
    }

    @Override
    public int participant(int row) {
        return chunk(row).participant(at(row));
    }

    @Override
    public String kind(int row) {
        return kinds.get(chunk(row).kind(at(row)));
    }

    @Override
    public int channel(int row) {
        return chunk(row).channel(at(row));
    }

    @Override
    public int version(int row) {
        return chunk(row).version(at(row));
    }

    @Override
    public int bytes(int row) {
        return chunk(row).bytes(at(row));
    }

    @Override
    public int error(int row) {
        return chunk(row).error(at(row));
    }

    @Override
    public int errors() {
        return errors;
    }

    @Override
    public boolean isResend(int row) {
        return chunk(row).is(FrameChunk.RESENT, at(row));
    }

    @Override
    public long writtenNanos(int row) {
        return chunk(row).writtenNanos(at(row));
    }

    @Override
    public long latencyNanos(int row) {
        long written = writtenNanos(row);
        return written == 0 ? -1 : Math.max(0, written - atNanos(row));
    }

    @Override
    public int rowAt(long nanos) {
        return firstAfter(nanos) - 1;
    }

    @Override
    public int rowOf(long position) {
        int row = FrameColumns.firstOf(chunks, count, position);
        return row < count && position(row) == position ? row : -1;
    }

    @Override
    public int[] counts(long fromNanos, long toNanos, int buckets) {
        var counts = new int[buckets];
        double width = (double) (toNanos - fromNanos) / buckets;
        int before = firstAfter(fromNanos - 1);
        for (int bucket = 0; bucket < buckets; bucket++) {
            int after = firstAfter(fromNanos + Math.round(width * (bucket + 1)) - 1);
            counts[bucket] = after - before;
            before = after;
        }
        return counts;
    }

    private int firstAfter(long nanos) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atNanos(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
