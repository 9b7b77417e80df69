package dev.playhead.transport.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jpountz.lz4.LZ4FrameInputStream;

/// A recording opened for reading: a closed one, one still being written, or one whose writer was killed.
/// What is whole is readable; what is not is said in [#damage]. Payloads stay in the file until they are read.
public final class LogFile implements LogReader {
    private static final int CACHED_CHUNKS = 8;

    private final Path file;
    private final FileChannel channel;
    private final long bytes;
    private final List<String> damage = new ArrayList<>();
    private final Map<Integer, String> topics = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Block, List<Raw>> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Block, List<Raw>> eldest) {
            return size() > CACHED_CHUNKS;
        }
    };
    private long size;

    /// A stretch of the file that holds whole messages: a chunk, or plain records.
    private record Block(long firstPosition, int messages, long at, int length, boolean chunk) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Raw(int channel, long atNanos, byte[] data) {}

    private LogFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.bytes = channel.size();
    }

    /// Opens a recording.
    ///
    /// @throws IOException when the file cannot be read or is no MCAP file
    public static LogFile open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var log = new LogFile(file, channel);
            log.scan();
            return log;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// What could not be read, in words; empty when all is whole.
    public List<String> damage() {
        return List.copyOf(damage);
    }

    private void scan() throws IOException {
        if (bytes < McapBytes.MAGIC.length
                || !Arrays.equals(bytesAt(0, McapBytes.MAGIC.length).array(), McapBytes.MAGIC)) {
            throw new IOException(file + " is not a recording: it does not begin as an MCAP file does.");
        }
        long at = McapBytes.MAGIC.length;
        long plainFrom = at;
        int plainMessages = 0;
        boolean ended = false;
        while (!ended && at + 9 <= bytes) {
            var head = bytesAt(at, 9);
            int opcode = head.get(0) & 0xff;
            long length = head.getLong(1);
            if (opcode == 0 || length < 0 || length > bytes - at - 9) {
                break;
            }
            switch (opcode) {
                case McapBytes.MESSAGE -> plainMessages++;
                case McapBytes.CHANNEL ->
                    addTopics(bytesAt(at, (int) length + 9).array());
                case McapBytes.CHUNK -> {
                    plainMessages = endPlain(plainFrom, at, plainMessages);
                    addChunk(at, (int) length + 9);
                }
                case McapBytes.DATA_END -> {
                    plainMessages = endPlain(plainFrom, at, plainMessages);
                    ended = true;
                }
                default -> {}
            }
            at += 9 + length;
            if (opcode == McapBytes.CHUNK || plainMessages == 0) {
                plainFrom = at;
            } else if (at - plainFrom > (1 << 20)) {
                plainMessages = endPlain(plainFrom, at, plainMessages);
                plainFrom = at;
            }
        }
        endPlain(plainFrom, at, plainMessages);
        if (!ended) {
            damage.add(
                    at == bytes
                            ? "The recording was not closed. All " + size + " entries were recovered."
                            : "The last " + (bytes - at) + " bytes are no whole entry and were left out; " + size
                                    + " entries were recovered.");
        }
    }

    private int endPlain(long from, long to, int messages) {
        if (messages > 0) {
            blocks.add(new Block(size, messages, from, (int) (to - from), false));
            size += messages;
        }
        return 0;
    }

    private void addChunk(long at, int length) throws IOException {
        var block = new Block(size, 0, at, length, true);
        try {
            int messages = messages(block).size();
            blocks.add(new Block(size, messages, at, length, true));
            size += messages;
        } catch (IOException | RuntimeException e) {
            damage.add("A chunk of " + length + " bytes at byte " + at + " cannot be read: " + e.getMessage());
        }
    }

    private void addTopics(byte[] records) {
        var cursor = new McapCursor(records);
        while (cursor.step()) {
            if (cursor.opcode() == McapBytes.CHANNEL) {
                int id = cursor.u16();
                cursor.u16();
                topics.put(id, cursor.text());
            }
        }
    }

    private List<Raw> messages(Block block) throws IOException {
        var records = bytesAt(block.at(), block.length()).array();
        if (block.chunk()) {
            records = unpacked(records);
            addTopics(records);
        }
        var messages = new ArrayList<Raw>();
        var cursor = new McapCursor(records);
        while (cursor.step()) {
            if (cursor.opcode() == McapBytes.MESSAGE) {
                int id = cursor.u16();
                cursor.u32();
                long atNanos = cursor.u64();
                cursor.u64();
                messages.add(new Raw(id, atNanos, cursor.rest()));
            }
        }
        return messages;
    }

    private static byte[] unpacked(byte[] chunk) throws IOException {
        var cursor = new McapCursor(chunk);
        if (!cursor.step()) {
            throw new IOException("the chunk is cut off");
        }
        cursor.u64();
        cursor.u64();
        long plain = cursor.u64();
        cursor.u32();
        var compression = cursor.text();
        cursor.u64();
        var packed = cursor.rest();
        if (compression.isEmpty()) {
            return packed;
        }
        if (!compression.equals("lz4")) {
            throw new IOException("its compression \"" + compression + "\" is not one Playhead reads; use lz4");
        }
        try (InputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(packed))) {
            var bytes = in.readAllBytes();
            if (bytes.length != plain) {
                throw new IOException("it holds " + bytes.length + " bytes instead of " + plain);
            }
            return bytes;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Entry read(long position) throws IOException {
        var raw = raw(position);
        return EntryCodec.read(position, raw.atNanos(), topics.getOrDefault(raw.channel(), ""), raw.data());
    }

    /// The MCAP message of an entry as it stands in the file.
    ///
    /// @throws IOException when the file cannot be read
    public byte[] message(long position) throws IOException {
        return raw(position).data().clone();
    }

    private synchronized Raw raw(long position) throws IOException {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("No entry " + position + " of " + size);
        }
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstPosition() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        var block = blocks.get(low);
        var messages = cache.get(block);
        if (messages == null) {
            messages = messages(block);
            cache.put(block, messages);
        }
        return messages.get((int) (position - block.firstPosition()));
    }

    private ByteBuffer bytesAt(long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("The file ends at byte " + bytes + ", inside a record.");
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
