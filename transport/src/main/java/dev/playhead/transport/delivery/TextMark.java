package dev.playhead.transport.delivery;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// Fingerprint of a text that grows at its end: length and hash, whatever pieces it was made of. Equal texts have equal
/// marks, and others have not, but for one in 2^64. It costs no memory to know what a device has, and a piece that
/// fifty are sent is looked at once.
///
/// @param power what the hash of a text before it is multiplied by
record TextMark(int length, long hash, long power) {
    static final TextMark EMPTY = new TextMark(0, 0, 1);
    // A large odd prime (the 64-bit FNV one): the order of characters counts.
    private static final long FACTOR = 0x100000001B3L;

    private static TextMark of(String text) {
        long all = 0;
        long power = 1;
        for (int i = 0; i < text.length(); i++) {
            all = all * FACTOR + text.charAt(i) + 1;
            power *= FACTOR;
        }
        return new TextMark(text.length(), all, power);
    }

    /// Returns the mark of the text with another at its end.
    TextMark plus(TextMark end) {
        return new TextMark(length + end.length, hash * end.power + end.hash, power * end.power);
    }

    /// Returns the mark of the text that a message carries; null when it cannot be compared: bytes, or a delta of
    /// them.
    static @Nullable TextMark of(Message message) {
        var encoding = message.encoding();
        if (encoding != null && (encoding.contains("vcdiff") || encoding.contains("base64"))) {
            return null;
        }
        return switch (message.data()) {
            case Data.Text(var text) -> of(text);
            case Data.Binary _ -> null;
            case null -> EMPTY;
        };
    }
}
