package dev.playhead.transport.protocol;

/// Lengths of texts in UTF-8, without making the bytes.
public final class Utf8 {
    private Utf8() {}

    /// The number of bytes of a text in UTF-8, as [String#getBytes] makes them: half of a surrogate pair alone is one
    /// byte, a question mark.
    public static int length(String text) {
        int chars = text.length();
        int more = 0;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                more++;
            } else if (!Character.isSurrogate(c)) {
                more += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < chars && Character.isLowSurrogate(text.charAt(i + 1))) {
                more += 2; // four bytes for two characters
                i++;
            }
        }
        return chars + more;
    }
}
