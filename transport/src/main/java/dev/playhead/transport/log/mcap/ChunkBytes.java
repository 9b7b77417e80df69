package dev.playhead.transport.log.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Unpacks the chunks of an MCAP file and takes the messages out of records.
public final class ChunkBytes {
    /// Channel, sequence, log time, publish time: what is shorter is no message.
    public static final int MESSAGE_HEAD = 2 + 4 + 8 + 8;

    private static final Logger LOG = LoggerFactory.getLogger(ChunkBytes.class);

    private ChunkBytes() {}

    /// One message among records; its topic is known by the channel's id.
    ///
    /// @param records the bytes that it stands in, shared with its neighbours; do not modify
    /// @param from where its data begins in them
    @SuppressWarnings("ArrayRecordComponent")
    public record Raw(int channel, long sequence, long atNanos, byte[] records, int from, int length) {
        /// A copy of the message's data.
        public byte[] data() {
            return Arrays.copyOfRange(records, from, from + length);
        }
    }

    /// The records in a chunk, checked.
    ///
    /// @param chunk the whole chunk record
    /// @throws IOException says in words why it cannot be read
    public static byte[] unpacked(byte[] chunk) throws IOException {
        var cursor = new McapCursor(chunk);
        if (!cursor.step() || cursor.opcode() != McapBytes.CHUNK) {
            throw new IOException("it does not begin as a chunk does, or is cut off");
        }
        cursor.u64();
        cursor.u64();
        long plain = cursor.u64();
        long expected = cursor.u32();
        var compression = cursor.text();
        var packed = cursor.bytes(cursor.u64());
        var records = ChunkCompression.unpack(compression, packed, plain);
        if (records.length != plain) {
            throw new IOException("it holds " + records.length + " bytes instead of " + plain);
        }
        var crc = new CRC32();
        crc.update(records);
        if (expected != 0 && crc.getValue() != expected) {
            throw new IOException("its bytes do not fit its checksum");
        }
        return records;
    }

    /// The messages among records, in their order; channels found on the way are added to `topics`.
    public static List<Raw> messages(byte[] records, Map<Integer, String> topics) {
        var messages = new ArrayList<Raw>();
        var cursor = new McapCursor(records);
        while (cursor.step()) {
            if (cursor.opcode() == McapBytes.CHANNEL) {
                addTopic(cursor, topics);
            } else if (cursor.opcode() == McapBytes.MESSAGE && cursor.length() >= MESSAGE_HEAD) {
                int id = cursor.u16();
                long sequence = cursor.u32();
                long atNanos = cursor.u64();
                cursor.u64();
                int head = MESSAGE_HEAD;
                messages.add(
                        new Raw(id, sequence, atNanos, records, cursor.contentAt() + head, cursor.length() - head));
            }
        }
        return messages;
    }

    /// Notes the channel that the cursor stands on. Without a name its messages are told by what is in
    /// them.
    public static void addTopic(McapCursor cursor, Map<Integer, String> topics) {
        try {
            int id = cursor.u16();
            cursor.u16();
            topics.put(id, cursor.text());
        } catch (RuntimeException damaged) {
            LOG.debug("A channel record is damaged", damaged);
        }
    }
}
