package dev.playhead.transport.log;

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

/// Reads entries that stand uncompressed in a file, by the offset of each. One thread adds, all may read.
final class LiveReader implements LogReader {
    // opcode, length, channel, sequence, log time, publish time
    private static final int MESSAGE_HEAD = 9 + 2 + 4 + 8 + 8;

    private volatile Path file;
    private volatile FileChannel channel;
    private volatile long[] offsets = new long[1024];
    private volatile long[] times = new long[1024];
    private volatile String[] topics = new String[64];
    private final KeyframeIndex keyframes = new KeyframeIndex();
    private int added;
    private volatile long size;
    private volatile long bytes;

    LiveReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    void add(long offset, long atNanos) {
        if (added == offsets.length) {
            offsets = Arrays.copyOf(offsets, added * 2);
            times = Arrays.copyOf(times, added * 2);
        }
        offsets[added] = offset;
        times[added] = atNanos;
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
        int index = (int) position;
        long at = offsets[index];
        var head = readFully(at, MESSAGE_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) head.getLong(1) - (MESSAGE_HEAD - 9);
        var data = readFully(at + MESSAGE_HEAD, length).array();
        return new LogMessage(topics[head.getShort(9) & 0xffff], times[index], data);
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
