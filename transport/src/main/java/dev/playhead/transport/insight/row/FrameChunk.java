package dev.playhead.transport.insight.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The columns of 1,024 rows. One thread fills it from the front; whoever was given a count may read what is
/// before it. What becomes known later, when a frame was written and that it was refused, appears in place
/// and at once.
final class FrameChunk {
    static final int BITS = 10;
    static final int ROWS = 1 << BITS;
    static final int MASK = ROWS - 1;

    /// Set on a row that repeats what its sender had sent before.
    static final byte RESENT = 1;
    /// Set on a row that a resume or a rewind has brought.
    static final byte REPLAYED = 2;

    private static final VarHandle WRITTEN = MethodHandles.arrayElementVarHandle(long[].class);

    private final long firstPosition;
    // Behind the first, which is in here for less than 2^31 entries.
    private final int[] position = new int[ROWS];
    private final long[] atNanos = new long[ROWS];
    // When it was written; until then the transport that it waits for, negative; 0 when it waits for none.
    private final long[] written = new long[ROWS];
    private final byte[] way = new byte[ROWS];
    private final byte[] marks = new byte[ROWS];
    private final char[] kind = new char[ROWS];
    private final int[] participant = new int[ROWS];
    private final int[] channel = new int[ROWS];
    private final int[] version = new int[ROWS];
    private final int[] bytes = new int[ROWS];
    private int @Nullable [] error;

    FrameChunk(long firstPosition) {
        this.firstPosition = firstPosition;
    }

    void set(int at, FrameColumns.Row row, long nanos, int kindId) {
        position[at] = Math.toIntExact(row.position() - firstPosition);
        atNanos[at] = nanos;
        written[at] = Math.min(0, -row.transport());
        way[at] = (byte) row.way().ordinal();
        kind[at] = (char) kindId;
        participant[at] = row.participant();
        channel[at] = row.channel();
        version[at] = row.version();
        bytes[at] = row.bytes();
        setError(at, row.error());
    }

    void setError(int at, int code) {
        if (code != 0 || error != null) {
            var known = error == null ? new int[ROWS] : error;
            known[at] = code;
            error = known;
        }
    }

    void setWritten(int at, long nanos) {
        WRITTEN.setOpaque(written, at, nanos);
    }

    void mark(int at, byte mark) {
        marks[at] |= mark;
    }

    boolean waitsFor(int at, long transport) {
        return written[at] == -transport && transport > 0;
    }

    long position(int at) {
        return firstPosition + position[at];
    }

    long atNanos(int at) {
        return atNanos[at];
    }

    /// Returns when it was written, ns since 1970; 0 when it was not, or is not known yet.
    long writtenNanos(int at) {
        return Math.max(0, (long) WRITTEN.getOpaque(written, at));
    }

    int way(int at) {
        return way[at];
    }

    boolean is(byte mark, int at) {
        return (marks[at] & mark) != 0;
    }

    int kind(int at) {
        return kind[at];
    }

    int participant(int at) {
        return participant[at];
    }

    int channel(int at) {
        return channel[at];
    }

    int version(int at) {
        return version[at];
    }

    int bytes(int at) {
        return bytes[at];
    }

    int error(int at) {
        var known = error;
        return known == null ? 0 : known[at];
    }
}
