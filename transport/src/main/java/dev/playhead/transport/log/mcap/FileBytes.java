package dev.playhead.transport.log.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of an MCAP file as it was when it was opened. For one thread at a time.
public final class FileBytes implements AutoCloseable {
    private static final int WINDOW = 1 << 16;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;

    public FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    public long size() {
        return size;
    }

    /// Bytes of the file.
    ///
    /// @throws IOException when they cannot be read, or the file has become shorter
    public ByteBuffer at(long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("The file ends at byte " + (at + buffer.position()) + ", inside a record.");
            }
        }
        return buffer.flip();
    }

    /// A few bytes, read ahead: a scan asks for the head of every record.
    public ByteBuffer head(long at, int length) throws IOException {
        if (at < windowAt || at + length > windowAt + window.limit()) {
            window = at(at, (int) Math.min(Math.max(WINDOW, length), size - at));
            windowAt = at;
        }
        return window.slice((int) (at - windowAt), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    public boolean isMcap() throws IOException {
        int length = McapBytes.MAGIC.length;
        return size >= length && Arrays.equals(at(0, length).array(), McapBytes.MAGIC);
    }

    /// The header, which says who wrote the file; empty when it is damaged.
    public Optional<Header> header() throws IOException {
        long at = McapBytes.MAGIC.length;
        if (size < at + 9) {
            return Optional.empty();
        }
        var head = at(at, 9);
        long length = head.getLong(1);
        if (head.get(0) != McapBytes.HEADER || length < 4 || length > Math.min(size - at - 9, WINDOW)) {
            return Optional.empty();
        }
        var cursor = new McapCursor(at(at, (int) length + 9).array());
        try {
            return cursor.step() ? Optional.of(new Header(cursor.text(), cursor.text())) : Optional.empty();
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /// The writer of a file, as its header says.
    ///
    /// @param profile the kind of file; ours is [McapBytes#PROFILE], and its messages have their position as
    ///     sequence
    /// @param library the program that wrote it, in its own words
    public record Header(String profile, String library) {
        public boolean isOurs() {
            return profile.equals(McapBytes.PROFILE);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
