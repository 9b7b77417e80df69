package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.List;

/// Difference of two texts, by words: what is the same, removed and added. What both begin and end with is
/// compared letter by letter, so that an append costs nothing. Immutable.
///
/// @param parts in the order of reading; what was removed stands before what was added in its place
public record TextDiff(List<Part> parts) {
    // More words than this by as many are not compared one by one.
    private static final int MOST_PAIRS = 400_000;

    /// Kind of a part.
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /// Some of the text.
    public record Part(Kind kind, String text) {}

    public TextDiff {
        parts = List.copyOf(parts);
    }

    /// Compares two texts. Bounded: what differs in very many words is removed and added as a whole.
    public static TextDiff of(String before, String after) {
        int begin = 0;
        int most = Math.min(before.length(), after.length());
        while (begin < most && before.charAt(begin) == after.charAt(begin)) {
            begin++;
        }
        if (begin < before.length()) {
            begin = wordStart(before, begin); // an append may end amid a word
        }
        int end = 0;
        while (end < most - begin
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        while (end > 0 && !isBreak(before, before.length() - end)) {
            end--;
        }
        var parts = new ArrayList<Part>();
        add(parts, Kind.SAME, after.substring(0, begin));
        middle(
                parts,
                words(before.substring(begin, before.length() - end)),
                words(after.substring(begin, after.length() - end)));
        add(parts, Kind.SAME, after.substring(after.length() - end));
        return new TextDiff(parts);
    }

    /// Returns the number of characters of a kind.
    public int count(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind == kind)
                .mapToInt(part -> part.text.length())
                .sum();
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at > 0 && !isBreak(text, at)) {
            at--;
        }
        return at;
    }

    // Words end where spaces begin or end.
    private static boolean isBreak(String text, int at) {
        return at == 0
                || at == text.length()
                || Character.isWhitespace(text.charAt(at)) != Character.isWhitespace(text.charAt(at - 1));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int at = 1; at <= text.length(); at++) {
            if (isBreak(text, at)) {
                words.add(text.substring(from, at));
                from = at;
            }
        }
        return words;
    }

    private static void middle(List<Part> parts, List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            add(parts, Kind.REMOVED, String.join("", before));
            add(parts, Kind.ADDED, String.join("", after));
            return;
        }
        // Length of the longest common row of words from here on.
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                add(parts, Kind.SAME, after.get(j++));
                i++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                add(parts, Kind.REMOVED, before.get(i++));
            } else {
                add(parts, Kind.ADDED, after.get(j++));
            }
        }
    }

    private static void add(List<Part> parts, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().kind == kind) {
            parts.add(new Part(kind, parts.removeLast().text + text));
        } else {
            parts.add(new Part(kind, text));
        }
    }
}
