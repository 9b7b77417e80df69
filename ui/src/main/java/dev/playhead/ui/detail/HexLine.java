package dev.playhead.ui.detail;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;

/// Some bytes of a payload in hexadecimal, and as letters where they are such, each in three parts: before
/// what is marked, marked, and behind it. Immutable.
record HexLine(String offset, Part hex, Part letters) {
    static final int BYTES = 12;

    record Part(String before, String marked, String after) {
        /// Returns the whole.
        String text() {
            return before + marked + after;
        }
    }

    /// Number of lines of so many bytes.
    static int count(int bytes) {
        return (bytes + BYTES - 1) / BYTES;
    }

    /// Numbers of lines, from 0: a list that holds nothing, however many there are.
    static List<Integer> numbers(int count) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /// @param line number of the line, from 0
    /// @param markFrom first byte that is marked; nothing is when it is not before `markTo`
    /// @param markTo behind the last byte that is marked
    static HexLine of(byte[] payload, int line, int markFrom, int markTo) {
        int from = line * BYTES;
        int to = Math.min(payload.length, from + BYTES);
        int begin = Math.clamp(markFrom, from, to);
        int end = Math.clamp(Math.max(markTo, markFrom), begin, to);
        return new HexLine(
                String.format(Locale.ROOT, "%04x", from),
                new Part(
                        hex(payload, from, begin) + (begin > from && begin < to ? " " : ""),
                        hex(payload, begin, end),
                        (end > begin && end < to ? " " : "") + hex(payload, end, to)),
                new Part(letters(payload, from, begin), letters(payload, begin, end), letters(payload, end, to)));
    }

    private static String hex(byte[] payload, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : " ").append(String.format(Locale.ROOT, "%02x", payload[i]));
        }
        return text.toString();
    }

    private static String letters(byte[] payload, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean shown = payload[i] > 0x20 && payload[i] < 0x7f;
            text.append(shown ? new String(payload, i, 1, StandardCharsets.US_ASCII) : "\u00b7");
        }
        return text.toString();
    }

    /// All of a payload, for the clipboard.
    static String all(byte[] payload) {
        var text = new StringBuilder();
        for (int line = 0; line < count(payload.length); line++) {
            var shown = of(payload, line, 0, 0);
            text.append(String.format(
                    Locale.ROOT, "%s  %-35s  %s%n", shown.offset, shown.hex.text(), shown.letters.text()));
        }
        return text.toString();
    }
}
