package dev.playhead.transport.mask;

import java.util.regex.Pattern;

/// Texts of which only the outline is left: white space, quotation marks and backslashes stay, every other character
/// becomes one that takes as many bytes in UTF-8. The mask of two texts together is that of the one and that of the
/// other, so pieces of a message fit the whole wherever it was divided, and sizes stay what limits are about. Nothing
/// else of a text is in its mask: it cannot be looked up or worked out, and needs no secret.
public final class TextMask {
    /// Stands for a character of one byte.
    private static final char ONE = 'x';
    /// Stands for a character of two bytes: C3 97, a multiplication sign.
    private static final char TWO = '\u00d7';
    /// Stands for a character of three bytes: E2 97 97, a half circle.
    private static final char THREE = '\u25d7';
    // A pair of these stands for one of four bytes, F0 97 97 97. All bytes that go on are alike, so that bytes can be
    // masked where a text was divided inside a character.
    private static final char FOUR_HIGH = '\ud81d';
    private static final char FOUR_LOW = '\uddd7';
    private static final byte GOES_ON = (byte) 0x97;

    private static final Pattern SERIAL = Pattern.compile("[0-9]{14}-[0-9]{3}@[A-Za-z0-9_-]+(:[0-9]{1,3})?");

    private TextMask() {}

    /// Returns the mask of a text. A text that is the serial of a message is a reference, and stays.
    public static String of(String text) {
        if (SERIAL.matcher(text).matches()) {
            return text;
        }
        var masked = new char[text.length()];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = of(text.charAt(i));
        }
        return new String(masked);
    }

    static char of(char character) {
        if (character < 0x80) {
            return stays(character) ? character : ONE;
        } else if (Character.isHighSurrogate(character)) {
            return FOUR_HIGH;
        } else if (Character.isLowSurrogate(character)) {
            return FOUR_LOW;
        }
        return character < 0x800 ? TWO : THREE;
    }

    // What JSON writes in another way than it is; it would be longer or shorter there.
    private static boolean stays(int character) {
        return character <= ' ' || character == '"' || character == '\\';
    }

    /// Returns the mask of a text as bytes, UTF-8 or a part of it.
    static byte[] of(byte[] text) {
        var masked = new byte[text.length];
        for (int i = 0; i < masked.length; i++) {
            int value = text[i] & 0xFF;
            if (value < 0x80) {
                masked[i] = (byte) (stays(value) ? value : ONE);
            } else if (value < 0xC0) {
                masked[i] = GOES_ON;
            } else {
                masked[i] = (byte) (value < 0xE0 ? 0xC3 : value < 0xF0 ? 0xE2 : 0xF0);
            }
        }
        return masked;
    }

    /// Returns a number of the same sign and as many digits, all of them 1, as text: JSON has none that begin with 0.
    static String ofNumber(String digits) {
        return digits.replaceAll("[0-9]", "1");
    }
}
