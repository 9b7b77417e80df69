package dev.playhead.transport.delta;

import java.util.Arrays;

/// Bytes that grow. For one thread.
final class Bytes {
    private byte[] bytes = new byte[64];
    private int length;

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void put(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void put(Bytes other) {
        put(other.bytes, 0, other.length);
    }

    /// A number in groups of seven bits, highest first, all but the last marked (RFC 3284 section 2).
    void putNumber(int value) {
        int groups = sizeOf(value);
        for (int shift = (groups - 1) * 7; shift > 0; shift -= 7) {
            put(((value >>> shift) & 0x7F) | 0x80);
        }
        put(value & 0x7F);
    }

    /// Returns the number of bytes that [#putNumber] takes for a number.
    static int sizeOf(int value) {
        int bits = 32 - Integer.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
