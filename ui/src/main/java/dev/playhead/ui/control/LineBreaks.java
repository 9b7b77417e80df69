package dev.playhead.ui.control;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Breaks a text into lines that fit a width. Breaks where the script allows it, else inside a word between two
/// characters as people see them (an emoji of many code points is one). What was broken before is kept while a text
/// grows at its end. FX thread.
///
/// JavaFX 25 and 26 cannot do it: their layout throws at every pulse when a run of right-to-left text wraps.
final class LineBreaks {
    private static final int MOST_SEEN_AS_ONE = 64;
    private static final double NEARLY = 0.7;
    // Where a line ends hangs on what the next one begins with, never on more.
    private static final int UNSURE_LINES = 2;

    /// A line of a text.
    ///
    /// @param from first character
    /// @param to behind the last character that is drawn; white space at which a line is broken is not
    /// @param paragraph where its paragraph begins
    /// @param rightToLeft whether its paragraph runs from right to left
    record Line(int from, int to, int paragraph, boolean rightToLeft) {}

    private final ToDoubleFunction<String> widths;
    private String text = "";
    private double width = -1;
    private List<Line> lines = List.of(new Line(0, 0, 0, false));

    /// @param widths the width of a piece of text that is not broken
    LineBreaks(ToDoubleFunction<String> widths) {
        this.widths = widths;
    }

    /// The lines of `newText`, at least one; the same list when nothing has changed.
    List<Line> of(String newText, double newWidth) {
        if (newText.equals(text) && newWidth == width) {
            return lines;
        }
        int same = newWidth == width ? same(text, newText) : 0;
        var kept = new ArrayList<Line>();
        int sure = lines.size() - UNSURE_LINES;
        for (int i = 0; i < sure && lines.get(i + 2).from() <= same; i++) {
            kept.add(lines.get(i));
        }
        int from = kept.isEmpty() ? 0 : lines.get(kept.size()).from();
        int paragraph = kept.isEmpty() ? 0 : lines.get(kept.size()).paragraph();
        boolean turned = !kept.isEmpty()
                && lines.get(kept.size()).rightToLeft() != isRightToLeft(newText, paragraph, end(newText, paragraph));
        text = newText;
        width = newWidth;
        if (turned) { // its first letter came only now
            int start = paragraph;
            kept.removeIf(line -> line.paragraph() >= start);
            from = start;
        }
        fill(kept, from, paragraph);
        lines = kept;
        return lines;
    }

    /// Forgets what it knows, since the widths have changed.
    void forget() {
        width = -1;
    }

    private static int same(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        while (same < most && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        return same;
    }

    private void fill(List<Line> into, int from, int paragraph) {
        int begin = from;
        int start = paragraph;
        while (true) {
            int end = end(text, begin);
            paragraph(into, begin, end, start, isRightToLeft(text, start, end));
            if (end >= text.length()) {
                return;
            }
            begin = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            start = begin;
        }
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085' || c == '\f' || c == '\u000b';
    }

    /// Returns whether the first letter of this range is of a script that runs from right to left.
    static boolean isRightToLeft(String text, int from, int to) {
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
            switch (Character.getDirectionality(text.codePointAt(at))) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return false;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    // Greedy: a line takes as many pieces as fit; the white space behind the last one may hang over.
    private void paragraph(List<Line> into, int from, int to, int paragraph, boolean rightToLeft) {
        var part = text.substring(from, to);
        var places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(part);
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(part);
        int line = 0;
        double used = 0;
        int piece = 0;
        while (piece < part.length()) {
            int next = places.following(piece);
            while (next < part.length() && !letters.isBoundary(next)) {
                next = places.following(next);
            }
            int core = trimmed(part, piece, next);
            double reach = reach(part, line, piece, core, used);
            if (reach > width && piece > line) {
                into.add(new Line(from + line, from + trimmed(part, line, piece), paragraph, rightToLeft));
                line = piece;
                reach = reach(part, line, piece, core, 0);
            }
            while (reach > width && core > line) {
                int cut = cut(part, line, core, letters);
                if (cut >= core) {
                    break;
                }
                into.add(new Line(from + line, from + cut, paragraph, rightToLeft));
                line = cut;
                reach = reach(part, line, line, core, 0);
            }
            used = reach + (core < next ? widths.applyAsDouble(part.substring(core, next)) : 0);
            piece = next;
        }
        into.add(new Line(from + line, to, paragraph, rightToLeft));
    }

    /// Returns how far a line reaches, px, with the piece from `piece` to `core` behind the `used` pixels
    /// before it.
    private double reach(String part, int line, int piece, int core, double used) {
        if (core - piece > width) {
            return Double.MAX_VALUE; // no line holds more letters than it has pixels
        }
        double sum = used + widths.applyAsDouble(part.substring(piece, core));
        // Pieces of other scripts are not as wide together as each is alone.
        return sum > NEARLY * width && piece > line && !isPlain(part, line, core)
                ? widths.applyAsDouble(part.substring(line, core))
                : sum;
    }

    private static boolean isPlain(String part, int from, int to) {
        for (int at = from; at < to; at++) {
            if (part.charAt(at) >= '\u0300') {
                return false;
            }
        }
        return true;
    }

    private static int trimmed(String part, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(part.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Returns the index at which a word that is longer than a line is cut: the most that fits, at least one
    /// character as people see it.
    private int cut(String part, int from, int to, BreakIterator letters) {
        var places = new ArrayList<Integer>();
        for (int place = from; place < to && place - from <= width; ) {
            place = Math.min(to, after(part, place, letters));
            places.add(place);
        }
        int low = 0;
        int high = 1;
        while (high < places.size() && fits(part, from, places.get(high))) {
            low = high;
            high *= 2;
        }
        high = Math.min(high, places.size()) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits(part, from, places.get(middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return places.get(low);
    }

    private boolean fits(String part, int from, int to) {
        return widths.applyAsDouble(part.substring(from, to)) <= width;
    }

    // A pile of thousands of combining marks is one character too, but no line holds it.
    private static int after(String part, int from, BreakIterator letters) {
        int next = letters.following(from);
        if (next - from <= MOST_SEEN_AS_ONE) {
            return next;
        }
        int most = from + MOST_SEEN_AS_ONE;
        return Character.isLowSurrogate(part.charAt(most)) ? most + 1 : most;
    }
}
