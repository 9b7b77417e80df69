package dev.playhead.transport.log.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Builds MCAP records: little-endian numbers, strings with their length in front, a record's length in front of it.
/// For one thread.
public final class McapBytes {
    public static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};
    /// The MCAP profile of our own files.
    public static final String PROFILE = "playhead";

    public static final int HEADER = 0x01;
    public static final int FOOTER = 0x02;
    static final int SCHEMA = 0x03;
    public static final int CHANNEL = 0x04;
    public static final int MESSAGE = 0x05;
    public static final int CHUNK = 0x06;
    public static final int MESSAGE_INDEX = 0x07;
    public static final int CHUNK_INDEX = 0x08;
    public static final int STATISTICS = 0x0B;
    public static final int METADATA = 0x0C;
    public static final int METADATA_INDEX = 0x0D;
    public static final int SUMMARY_OFFSET = 0x0E;
    public static final int DATA_END = 0x0F;

    private byte[] bytes = new byte[8192];
    private int size;

    public int size() {
        return size;
    }

    public byte[] array() {
        return bytes;
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    public void clear() {
        size = 0;
    }

    public McapBytes u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public McapBytes u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    public McapBytes u32(long value) {
        return little(value, 4);
    }

    public McapBytes u64(long value) {
        return little(value, 8);
    }

    private McapBytes little(long value, int length) {
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) (value >>> (8 * i));
        }
        size += length;
        return this;
    }

    public McapBytes raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    public McapBytes raw(byte[] value, int from, int length) {
        room(length);
        System.arraycopy(value, from, bytes, size, length);
        size += length;
        return this;
    }

    public McapBytes text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    /// Characters of ASCII, as they are.
    @SuppressWarnings("deprecation") // the one copy without a detour, and right for ASCII
    public McapBytes ascii(String value) {
        int length = value.length();
        room(length);
        value.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    /// A number as text.
    public McapBytes digits(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    public McapBytes texts(Map<String, String> value) {
        int lengthAt = size;
        u32(0);
        value.forEach((key, text) -> text(key).text(text));
        patch32(lengthAt, size - lengthAt - 4L);
        return this;
    }

    /// Begins a record; [#end] with what this returned finishes it.
    public int begin(int opcode) {
        u8(opcode).u64(0);
        return size;
    }

    public McapBytes end(int begun) {
        long length = size - begun;
        patch32(begun - 8, length);
        patch32(begun - 4, length >>> 32);
        return this;
    }

    public McapBytes header(String library) {
        int record = begin(HEADER);
        return text(PROFILE).text(library).end(record);
    }

    public McapBytes metadata(String name, Map<String, String> values) {
        int record = begin(METADATA);
        return text(name).texts(values).end(record);
    }

    public McapBytes channel(int id, String topic) {
        int record = begin(CHANNEL);
        return u16(id).u16(0).text(topic).text("json").texts(Map.of()).end(record);
    }

    public McapBytes message(int channel, long sequence, long atNanos, byte[] data) {
        int record = beginMessage(channel, sequence, atNanos);
        return raw(data).end(record);
    }

    /// Begins a message; its data follow.
    public int beginMessage(int channel, long sequence, long atNanos) {
        int record = begin(MESSAGE);
        u16(channel).u32(sequence).u64(atNanos).u64(atNanos);
        return record;
    }

    private void patch32(int at, long value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
