package dev.playhead.transport.delivery;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// Fingerprint of a text that grows at its end: length and hash, whatever pieces it was made of. Equal texts have equal
/// marks, and others have not, but for one in 2^64. It costs no memory to know what a device has.
record TextMark(int length, long hash) {
    static final TextMark EMPTY = new TextMark(0, 0);
    // A large odd prime (the 64-bit FNV one): the order of characters counts.
    private static final long FACTOR = 0x100000001B3L;

    /// Returns the mark of the text with `piece` added at its end.
    TextMark plus(String piece) {
        long all = hash;
        for (int i = 0; i < piece.length(); i++) {
            all = all * FACTOR + piece.charAt(i) + 1;
        }
        return new TextMark(length + piece.length(), all);
    }

    /// Returns the text that a message carries; null when it cannot be compared: bytes, or a delta of them.
    static @Nullable String text(Message message) {
        var encoding = message.encoding();
        if (encoding != null && (encoding.contains("vcdiff") || encoding.contains("base64"))) {
            return null;
        }
        return switch (message.data()) {
            case Data.Text(var text) -> text;
            case Data.Binary _ -> null;
            case null -> "";
        };
    }
}
