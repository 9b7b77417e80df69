package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.Density;
import dev.playhead.transport.insight.Frames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns behind [Frames]: arrays that grow at their end. One thread adds; what was published may be read by all.
final class FrameColumns {
    private long[] position = new long[256];
    private long[] atNanos = new long[256];
    private long[] causeNanos = new long[256];
    private long[] writtenNanos = new long[256];
    private long[] transport = new long[256];
    private byte[] way = new byte[256];
    private short[] kind = new short[256];
    private int[] participant = new int[256];
    private int[] channel = new int[256];
    private int[] version = new int[256];
    private int[] bytes = new int[256];
    private int[] error = new int[256];
    private boolean[] resent = new boolean[256];
    private int errors;
    private int size;
    private final Map<String, Short> kindIds = new HashMap<>();
    private final List<String> kinds = new ArrayList<>();

    /// One row to be added. `transport` is 0 for a row that nobody writes to a socket, `error` is 0 for none.
    record Row(
            long position,
            long atNanos,
            long causeNanos,
            long transport,
            Frames.Way way,
            String kind,
            int participant,
            int channel,
            int version,
            int bytes,
            int error) {}

    void add(Row row) {
        if (size == position.length) {
            grow();
        }
        position[size] = row.position;
        atNanos[size] = size == 0 ? row.atNanos : Math.max(row.atNanos, atNanos[size - 1]);
        causeNanos[size] = row.causeNanos;
        transport[size] = row.transport;
        way[size] = (byte) row.way.ordinal();
        kind[size] = kindIds.computeIfAbsent(row.kind, this::newKind);
        participant[size] = row.participant;
        channel[size] = row.channel;
        version[size] = row.version;
        bytes[size] = row.bytes;
        error[size] = row.error;
        errors += row.error == 0 ? 0 : 1;
        size++;
    }

    private short newKind(String name) {
        kinds.add(name);
        return (short) (kinds.size() - 1);
    }

    private void grow() {
        int more = size * 2;
        position = Arrays.copyOf(position, more);
        atNanos = Arrays.copyOf(atNanos, more);
        causeNanos = Arrays.copyOf(causeNanos, more);
        writtenNanos = Arrays.copyOf(writtenNanos, more);
        transport = Arrays.copyOf(transport, more);
        way = Arrays.copyOf(way, more);
        kind = Arrays.copyOf(kind, more);
        participant = Arrays.copyOf(participant, more);
        channel = Arrays.copyOf(channel, more);
        version = Arrays.copyOf(version, more);
        bytes = Arrays.copyOf(bytes, more);
        error = Arrays.copyOf(error, more);
        resent = Arrays.copyOf(resent, more);
    }

    int size() {
        return size;
    }

    /// The row of the frame at `entry` that went to a transport; -1 when there is none.
    int rowOf(long entry, long toTransport) {
        int row = firstOf(entry);
        while (row < size && position[row] == entry) {
            if (transport[row] == toTransport) {
                return row;
            }
            row++;
        }
        return -1;
    }

    /// The first row of the entry at this position, or where it would be.
    int firstOf(long entry) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position[middle] < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The broker has refused what the row brought.
    void refused(int row, int code) {
        errors += error[row] == 0 ? 1 : 0;
        error[row] = code;
    }

    /// The last row repeats what was sent before.
    void resent() {
        resent[size - 1] = true;
    }

    /// Whether the row is of this entry and came from a client.
    boolean isArrival(int row, long entry) {
        return row < size && position[row] == entry && way[row] == Frames.Way.IN.ordinal();
    }

    void written(int row, long nanos) {
        writtenNanos[row] = nanos;
    }

    int participant(int row) {
        return participant[row];
    }

    /// Whether the row is a frame that brings content of a channel to somebody.
    boolean isContent(int row) {
        var name = kinds.get(kind[row]);
        return name.equals("MESSAGE") || name.equals("PRESENCE");
    }

    int bytes(int row) {
        return bytes[row];
    }

    long atNanos(int row) {
        return atNanos[row];
    }

    Published published() {
        return new Published(
                size,
                position,
                atNanos,
                causeNanos,
                writtenNanos,
                way,
                kind,
                participant,
                channel,
                version,
                bytes,
                error,
                errors,
                resent,
                List.copyOf(kinds));
    }

    /// The columns up to one size. Shares the arrays: what lies below the size does not change, except that a
    /// written moment or a refusal becomes known.
    @SuppressWarnings("ArrayRecordComponent")
    record Published(
            int count,
            long[] positions,
            long[] times,
            long[] causes,
            long[] writes,
            byte[] ways,
            short[] kindIds,
            int[] participants,
            int[] channels,
            int[] versions,
            int[] sizes,
            int[] codes,
            int errors,
            boolean[] repeats,
            List<String> kinds)
            implements Frames, Density {
        private static final Way[] WAYS = Way.values();

        @Override
        public long position(int row) {
            return positions[row];
        }

        @Override
        public long atNanos(int row) {
            return times[row];
        }

        @Override
        public Way way(int row) {
            return WAYS[ways[row]];
        }

        @Override
        public int participant(int row) {
            return participants[row];
        }

        @Override
        public String kind(int row) {
            return kinds.get(kindIds[row]);
        }

        @Override
        public int channel(int row) {
            return channels[row];
        }

        @Override
        public int version(int row) {
            return versions[row];
        }

        @Override
        public int bytes(int row) {
            return sizes[row];
        }

        @Override
        public int error(int row) {
            return codes[row];
        }

        @Override
        public boolean isResend(int row) {
            return repeats[row];
        }

        @Override
        public long writtenNanos(int row) {
            return writes[row];
        }

        @Override
        public long latencyNanos(int row) {
            return writes[row] == 0 ? -1 : Math.max(0, writes[row] - causes[row]);
        }

        @Override
        public int rowAt(long nanos) {
            return firstAfter(nanos) - 1;
        }

        @Override
        public int rowOf(long position) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (positions[middle] < position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < count && positions[low] == position ? low : -1;
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
                if (times[middle] <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
