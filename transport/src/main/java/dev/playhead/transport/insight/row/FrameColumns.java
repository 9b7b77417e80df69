package dev.playhead.transport.insight.row;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.column.VersionedList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The columns behind [Frames], in chunks that are filled one after the other. One thread adds; what was
/// published may be read by all.
public final class FrameColumns {
    // More different words than any session has, unless somebody makes them up; the others are one.
    private static final int MOST_KINDS = 10_000;

    private FrameChunk[] chunks = new FrameChunk[0];
    private int size;
    private int errors;
    private long lastNanos = Long.MIN_VALUE;
    private final Map<String, Integer> kindIds = new HashMap<>();
    private final VersionedList<String> kinds = new VersionedList<>();

    /// One row to be added. `transport` is 0 for a row that nobody writes to a socket, `error` is 0 for none.
    public record Row(
            long position,
            long atNanos,
            long transport,
            Frames.Way way,
            String kind,
            int participant,
            int channel,
            int version,
            int bytes,
            int error) {}

    public void add(Row row) {
        int chunk = size >> FrameChunk.BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + 1);
            chunks[chunk] = new FrameChunk(row.position);
        }
        lastNanos = Math.max(lastNanos, row.atNanos);
        chunks[chunk].set(size & FrameChunk.MASK, row, lastNanos, kindId(row.kind));
        errors += row.error == 0 ? 0 : 1;
        size++;
    }

    private int kindId(String kind) {
        var known = kindIds.get(kind);
        if (known != null) {
            return known;
        }
        var name = kinds.size() < MOST_KINDS ? kind : "other";
        return kindIds.computeIfAbsent(name, word -> {
            kinds.add(word);
            return kinds.size() - 1;
        });
    }

    public int size() {
        return size;
    }

    private FrameChunk chunk(int row) {
        return chunks[row >> FrameChunk.BITS];
    }

    private static int at(int row) {
        return row & FrameChunk.MASK;
    }

    private long position(int row) {
        return chunk(row).position(at(row));
    }

    /// The row of the frame at `entry` that went to a transport and was not written yet; -1 when there is
    /// none.
    public int waiting(long entry, long transport) {
        for (int row = firstOf(entry); row < size && position(row) == entry; row++) {
            if (chunk(row).waitsFor(at(row), transport)) {
                return row;
            }
        }
        return -1;
    }

    /// The first row of the entry at this position, or where it would be.
    public int firstOf(long entry) {
        return firstOf(chunks, size, entry);
    }

    static int firstOf(FrameChunk[] chunks, int count, long entry) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chunks[middle >> FrameChunk.BITS].position(at(middle)) < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The broker has refused what the row brought.
    public void refused(int row, int code) {
        errors += (code == 0 ? 0 : 1) - (chunk(row).error(at(row)) == 0 ? 0 : 1);
        chunk(row).setError(at(row), code);
    }

    /// The last row repeats what was sent before.
    public void resent() {
        chunk(size - 1).mark(at(size - 1), FrameChunk.RESENT);
    }

    /// The last row is a replay.
    public void replayed() {
        chunk(size - 1).mark(at(size - 1), FrameChunk.REPLAYED);
    }

    public boolean isReplay(int row) {
        return chunk(row).is(FrameChunk.REPLAYED, at(row));
    }

    /// Returns whether the row is of this entry and came from a client.
    public boolean isArrival(int row, long entry) {
        return row < size && position(row) == entry && chunk(row).way(at(row)) == Frames.Way.IN.ordinal();
    }

    public void written(int row, long nanos) {
        chunk(row).setWritten(at(row), nanos);
    }

    public int participant(int row) {
        return chunk(row).participant(at(row));
    }

    /// Returns whether the row is a frame that brings content of a channel to somebody.
    public boolean isContent(int row) {
        var name = kinds.get(chunk(row).kind(at(row)));
        return name.equals("MESSAGE") || name.equals("PRESENCE");
    }

    public int bytes(int row) {
        return chunk(row).bytes(at(row));
    }

    public long atNanos(int row) {
        return chunk(row).atNanos(at(row));
    }

    public PublishedFrames published() {
        return new PublishedFrames(chunks, size, errors, kinds.view());
    }
}
