package dev.playhead.transport.delta;

import java.util.function.UnaryOperator;

/// Bytes that a delta says itself, beside those that it copies from elsewhere.
public final class VcdiffLiterals {
    private static final int[] HEADER = {0xD6, 0xC3, 0xC4, 0, 0};
    private static final int VCD_SOURCE = 1;

    private VcdiffLiterals() {}

    /// Returns a delta that builds in the same way and says other bytes.
    ///
    /// @param by gives as many bytes as it is given
    /// @throws MalformedDeltaException when it is no delta as [VcdiffDecoder] reads it, of one window or of several
    public static byte[] replaced(byte[] delta, UnaryOperator<byte[]> by) throws MalformedDeltaException {
        var replaced = delta.clone();
        var in = Section.of(delta);
        for (int wanted : HEADER) {
            require(in.next() == wanted, "it does not begin as a delta");
        }
        while (!in.isAtEnd()) {
            int indicator = in.next();
            require(indicator == 0 || indicator == VCD_SOURCE, "it builds on something else than the source");
            if (indicator == VCD_SOURCE) {
                in.number();
                in.number();
            }
            window(in.part(in.number()), replaced, by);
        }
        return replaced;
    }

    private static void window(Section body, byte[] replaced, UnaryOperator<byte[]> by) throws MalformedDeltaException {
        body.number();
        require(body.next() == 0, "it is compressed");
        int length = body.number();
        body.number();
        body.number();
        int from = body.offset();
        var literals = new Bytes();
        body.copyTo(literals, length);
        var others = by.apply(literals.toArray());
        System.arraycopy(others, 0, replaced, from, length);
    }

    private static void require(boolean holds, String otherwise) throws MalformedDeltaException {
        if (!holds) {
            throw new MalformedDeltaException(otherwise);
        }
    }
}
