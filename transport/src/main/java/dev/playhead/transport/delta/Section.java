package dev.playhead.transport.delta;

/// A stretch of a delta that is read from its beginning to its end. For one thread.
final class Section {
    private final byte[] bytes;
    private final int end;
    private int at;

    private Section(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Section of(byte[] bytes) {
        return new Section(bytes, 0, bytes.length);
    }

    boolean isAtEnd() {
        return at == end;
    }

    /// Returns its place in the whole delta.
    int offset() {
        return at;
    }

    int next() throws MalformedDeltaException {
        if (at == end) {
            throw new MalformedDeltaException("it ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    /// A number in groups of seven bits, highest first, all but the last marked (RFC 3284 section 2).
    int number() throws MalformedDeltaException {
        long value = 0;
        int group;
        do {
            group = next();
            value = value << 7 | (group & 0x7F);
            if (value > Integer.MAX_VALUE) {
                throw new MalformedDeltaException("it has a number that is too large");
            }
        } while ((group & 0x80) != 0);
        return (int) value;
    }

    /// The next bytes, as a stretch of their own.
    Section part(int length) throws MalformedDeltaException {
        if (length > end - at) {
            throw new MalformedDeltaException("it ends too early");
        }
        at += length;
        return new Section(bytes, at - length, at);
    }

    void copyTo(Bytes out, int length) throws MalformedDeltaException {
        var part = part(length);
        out.put(bytes, part.at, length);
    }
}
