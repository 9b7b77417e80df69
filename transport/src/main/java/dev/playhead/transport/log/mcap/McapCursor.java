package dev.playhead.transport.log.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Steps through MCAP records that are in memory. A record that is cut off ends the walk.
public final class McapCursor {
    private final ByteBuffer bytes;
    private int opcode;
    private int contentAt;
    private int contentLength;
    private int next;

    public McapCursor(byte[] records) {
        bytes = ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Moves to the next record; false at the end, or when what follows is no whole record.
    public boolean step() {
        if (next + 9 > bytes.limit()) {
            return false;
        }
        opcode = bytes.get(next) & 0xff;
        long length = bytes.getLong(next + 1);
        if (opcode == 0 || length < 0 || length > bytes.limit() - next - 9L) {
            return false;
        }
        contentAt = next + 9;
        contentLength = (int) length;
        next = contentAt + contentLength;
        bytes.position(contentAt);
        return true;
    }

    /// Returns where the next record begins: all before it is whole.
    int wholeUntil() {
        return next;
    }

    public int opcode() {
        return opcode;
    }

    int u16() {
        return bytes.getShort() & 0xffff;
    }

    public long u32() {
        return bytes.getInt() & 0xffffffffL;
    }

    public long u64() {
        return bytes.getLong();
    }

    /// Returns where the record's content begins.
    int contentAt() {
        return contentAt;
    }

    /// Length of the record's content.
    int length() {
        return contentLength;
    }

    public void skip(long length) {
        bytes.position(Math.toIntExact(bytes.position() + length));
    }

    public String text() {
        long length = u32();
        if (length > contentAt + contentLength - bytes.position()) {
            throw new IllegalStateException("a text is longer than its record");
        }
        var utf8 = new byte[(int) length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// A map of texts.
    public Map<String, String> texts() {
        long length = u32();
        int end = Math.toIntExact(bytes.position() + length);
        if (end > contentAt + contentLength) {
            throw new IllegalStateException("a map is longer than its record");
        }
        var texts = new LinkedHashMap<String, String>();
        while (bytes.position() < end) {
            texts.put(text(), text());
        }
        return texts;
    }

    /// The next bytes of the record. What follows them belongs to a later version of the format.
    byte[] bytes(long length) {
        if (length < 0 || length > contentAt + contentLength - bytes.position()) {
            throw new IllegalStateException("a list of bytes is longer than its record");
        }
        var part = new byte[(int) length];
        bytes.get(part);
        return part;
    }
}
