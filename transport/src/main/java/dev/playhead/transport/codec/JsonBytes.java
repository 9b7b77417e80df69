package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.Base64Variant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Compact JSON behind Jackson's interface, byte for byte what Jackson itself writes. A broker writes every frame it
/// sends; this needs about half of the time (docs/performance.md), since it does not prove that the calls make
/// JSON: the tests do. Only what this package calls can be called. For one thread.
public final class JsonBytes extends PlainGenerator {
    private static final int MOST_SPARE = 1 << 16;
    private static final AtomicReference<byte @Nullable []> SPARE = new AtomicReference<>();
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte PLAIN = 0;
    private static final byte AS_CODE = 1;
    private static final byte SUSPECT = 2;
    private static final byte[] KIND = kinds();

    private byte[] bytes;
    private int size;
    private boolean follows;

    public JsonBytes() {
        var spare = SPARE.getAndSet(null);
        bytes = spare == null ? new byte[1024] : spare;
    }

    /// @param room bytes that fit without growing
    public JsonBytes(int room) {
        bytes = new byte[room];
    }

    /// Returns the number of bytes that have been written.
    public int size() {
        return size;
    }

    /// Returns the bytes that have been written; nothing can be written any more.
    public byte[] take() {
        var taken = Arrays.copyOf(bytes, size);
        if (bytes.length <= MOST_SPARE) {
            SPARE.set(bytes);
        }
        bytes = new byte[0];
        size = 0;
        return taken;
    }

    /// Returns the bytes that have been written and begins anew in the same room.
    public byte[] next() {
        var written = Arrays.copyOf(bytes, size);
        size = 0;
        follows = false;
        return written;
    }

    // For each byte of UTF-8: as it is, as a code, perhaps of a surrogate pair or what became of half of one, or the
    // letter after a backslash.
    private static byte[] kinds() {
        var kinds = new byte[256];
        Arrays.fill(kinds, 0, ' ', AS_CODE);
        kinds['\b'] = 'b';
        kinds['\t'] = 't';
        kinds['\n'] = 'n';
        kinds['\f'] = 'f';
        kinds['\r'] = 'r';
        kinds['"'] = '"';
        kinds['\\'] = '\\';
        kinds['?'] = SUSPECT;
        Arrays.fill(kinds, 0xf0, 0xf8, SUSPECT);
        return kinds;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void put(int one) {
        room(1);
        bytes[size++] = (byte) one;
    }

    // A comma before everything that is not the first of its kind, and none between a name and its value.
    private void value() {
        if (follows) {
            put(',');
        }
        follows = true;
    }

    private void raw(byte[] some, int from, int length) {
        room(length);
        System.arraycopy(some, from, bytes, size, length);
        size += length;
    }

    // Nearly all texts are plain letters, which are their own bytes.
    private boolean quotedPlain(String text) {
        int length = text.length();
        room(length + 2);
        int at = size + 1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (KIND[c] != PLAIN && c != '?')) {
                return false;
            }
            bytes[at + i] = (byte) c;
        }
        bytes[size] = '"';
        bytes[at + length] = '"';
        size += length + 2;
        return true;
    }

    private void quoted(String text) {
        if (quotedPlain(text)) {
            return;
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length + 2);
        int begun = size;
        bytes[size++] = '"';
        int plain = 0;
        boolean suspect = false;
        for (int i = 0; i < utf8.length; i++) {
            byte kind = KIND[utf8[i] & 0xff];
            if (kind == PLAIN) {
                continue;
            }
            if (kind == SUSPECT) {
                suspect = true;
                continue;
            }
            raw(utf8, plain, i - plain);
            plain = i + 1;
            escape(kind, utf8[i]);
        }
        raw(utf8, plain, utf8.length - plain);
        if (suspect && text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            size = begun + 1;
            slowly(text);
        }
        put('"');
    }

    // Beyond the first plane Jackson writes the halves of a pair as codes, also one that has lost the other.
    private void slowly(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte kind = c < 128 ? KIND[c] : PLAIN;
            if (Character.isSurrogate(c)) {
                code(c);
            } else if (kind == PLAIN || kind == SUSPECT) {
                var utf8 = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                raw(utf8, 0, utf8.length);
            } else {
                escape(kind, c);
            }
        }
    }

    private void escape(byte kind, int c) {
        if (kind == AS_CODE) {
            code(c);
        } else {
            put('\\');
            put(kind);
        }
    }

    private void code(int c) {
        put('\\');
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[c >> shift & 15]);
        }
    }

    private void ascii(String text) {
        raw(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    @Override
    public void writeStartObject() {
        value();
        put('{');
        follows = false;
    }

    @Override
    public void writeEndObject() {
        put('}');
        follows = true;
    }

    @Override
    public void writeStartArray() {
        value();
        put('[');
        follows = false;
    }

    @Override
    public void writeEndArray() {
        put(']');
        follows = true;
    }

    @Override
    public void writeFieldName(String name) {
        value();
        quoted(name);
        put(':');
        follows = false;
    }

    @Override
    public void writeString(String text) {
        value();
        quoted(text);
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        value();
        put('"');
        var base64 = Base64.getEncoder().encode(Arrays.copyOfRange(data, offset, offset + length));
        raw(base64, 0, base64.length);
        put('"');
    }

    @Override
    public void writeNumber(int number) {
        writeNumber((long) number);
    }

    @Override
    public void writeNumber(long number) {
        value();
        if (number < 0) {
            ascii(Long.toString(number));
            return;
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    @Override
    public void writeNumber(BigInteger number) {
        value();
        ascii(number.toString());
    }

    @Override
    public void writeNumber(BigDecimal number) {
        value();
        ascii(number.toString());
    }

    @Override
    public void writeNumber(double number) {
        if (Double.isFinite(number)) {
            value();
            ascii(Double.toString(number));
        } else {
            writeString(Double.toString(number));
        }
    }

    @Override
    public void writeBoolean(boolean flag) {
        value();
        ascii(flag ? "true" : "false");
    }

    @Override
    public void writeNull() {
        value();
        ascii("null");
    }

    @Override
    public void flush() {
        // It is all in memory.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public boolean isClosed() {
        return false;
    }
}
