package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.McapBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Reads entries that stand uncompressed in a file. Only the places of some are remembered, and those between are found
/// from there: a recording may grow for hours. One thread adds, all may read.
final class LiveReader implements LogReader {
    // opcode, length
    private static final int RECORD_HEAD = 1 + 8;
    // and channel, sequence, log time, publish time
    private static final int MESSAGE_HEAD = RECORD_HEAD + 2 + 4 + 8 + 8;
    private static final int LOG_TIME = RECORD_HEAD + 2 + 4;
    /// Entries from one whose place is remembered to the next.
    private static final int STEP = 64;

    private static final int READERS = 8;

    private volatile Path file;
    private volatile FileChannel channel;
    private volatile long[] offsets = new long[1024];
    // Where threads are that read one entry after the other.
    private final AtomicReferenceArray<@Nullable Place> reached = new AtomicReferenceArray<>(READERS);
    private volatile String[] topics = new String[64];
    private final KeyframeIndex keyframes = new KeyframeIndex();
    private long added;
    private volatile long size;
    private volatile long bytes;

    /// The offset of an entry, or of another record before it.
    private record Place(long position, long offset) {}

    LiveReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    void add(long offset) {
        int index = (int) (added / STEP);
        if (added % STEP == 0) {
            if (index == offsets.length) {
                offsets = Arrays.copyOf(offsets, index * 2);
            }
            offsets[index] = offset;
        }
        added++;
    }

    /// Says which topic a channel id stands for.
    void name(int id, String topic) {
        if (id >= topics.length) {
            topics = Arrays.copyOf(topics, id * 2);
        }
        topics[id] = topic;
    }

    /// The file has got another name.
    void moved(Path newFile) {
        file = newFile;
    }

    /// Goes on in another file that has the same bytes.
    void moved(Path newFile, FileChannel newChannel) throws IOException {
        var old = channel;
        file = newFile;
        channel = newChannel;
        old.close();
    }

    void add(Entry.Keyframe page) {
        keyframes.add(page);
    }

    KeyframeIndex keyframeIndex() {
        return keyframes;
    }

    @Override
    public NavigableMap<Long, List<Long>> keyframes() {
        return keyframes.whole();
    }

    void publish(long newSize, long newBytes) {
        bytes = newBytes;
        size = newSize;
        keyframes.publish();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Entry read(long position) throws IOException {
        return EntryCodec.read(position, message(position));
    }

    /// The message of an entry, as it stands in the file.
    LogMessage message(long position) throws IOException {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("No entry " + position + " of " + size);
        }
        int reader = (int) (Thread.currentThread().threadId() % READERS);
        var place = nearest(position, reached.get(reader));
        while (true) {
            var head = readFully(place.offset(), MESSAGE_HEAD).order(ByteOrder.LITTLE_ENDIAN);
            long next = place.offset() + RECORD_HEAD + head.getLong(1);
            if (next < place.offset()) {
                throw new EOFException("The recording has been changed at byte " + place.offset());
            }
            boolean isEntry = head.get(0) == McapBytes.MESSAGE;
            if (isEntry && place.position() == position) {
                int length = (int) (next - place.offset()) - MESSAGE_HEAD;
                var data = readFully(place.offset() + MESSAGE_HEAD, length).array();
                reached.set(reader, new Place(position + 1, next));
                return new LogMessage(topics[head.getShort(RECORD_HEAD) & 0xffff], head.getLong(LOG_TIME), data);
            }
            place = new Place(place.position() + (isEntry ? 1 : 0), next);
        }
    }

    // The nearest place that is known and not after a position.
    private Place nearest(long position, @Nullable Place last) {
        long from = position - position % STEP;
        return last != null && last.position() >= from && last.position() <= position
                ? last
                : new Place(from, offsets[(int) (from / STEP)]);
    }

    private ByteBuffer readFully(long at, int length) throws IOException {
        while (true) {
            var from = channel;
            try {
                return readFully(from, at, length);
            } catch (ClosedChannelException e) {
                if (from == channel) {
                    throw e;
                }
                // It has just moved, and is read where it is now.
            }
        }
    }

    private static ByteBuffer readFully(FileChannel from, long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (from.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("The recording ends inside an entry at byte " + at);
            }
        }
        return buffer.flip();
    }

    @Override
    public long sizeBytes() {
        return bytes;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
