package dev.playhead.ui.palette;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Query of the palette: words that a result has all of, and groups that are asked. Immutable.
///
/// @param groups that are asked
/// @param words in lower case, none of them empty
public record PaletteQuery(Set<PaletteGroup> groups, List<String> words) {
    private static final int BEGINS = 0;
    private static final int BEGINS_WORD = 1;
    private static final int CONTAINS = 2;

    public PaletteQuery {
        groups = Set.copyOf(groups);
        words = List.copyOf(words);
    }

    /// Part of a text that a query asks for.
    ///
    /// @param from index of its first character
    /// @param to index after its last character
    public record Hit(int from, int to) {}

    /// Reads what a person has typed. A sign, or the title of a group with a colon, asks one group alone.
    public static PaletteQuery parse(String typed) {
        String text = typed.strip();
        var asked = EnumSet.noneOf(PaletteGroup.class);
        String rest = text;
        for (var group : PaletteGroup.values()) {
            String prefix = group.prefix();
            if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                asked.add(group);
                rest = text.substring(prefix.length());
            }
        }
        if (asked.isEmpty()) {
            asked = EnumSet.allOf(PaletteGroup.class);
        }
        var words = new ArrayList<String>();
        for (String word : rest.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return new PaletteQuery(asked, words);
    }

    /// Returns whether it names no word.
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /// Returns whether it asks a group.
    public boolean asks(PaletteGroup group) {
        return groups.contains(group);
    }

    /// Returns whether a text has all words.
    public boolean matches(String text) {
        return rank(text) >= 0;
    }

    /// Returns how well a text matches: 0 when it begins with the first word, 1 when one of its words does, 2 when it
    /// has all words somewhere; -1 when it lacks one.
    public int rank(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!lower.contains(word)) {
                return -1;
            }
        }
        if (words.isEmpty() || lower.startsWith(words.getFirst())) {
            return BEGINS;
        }
        return lower.contains(" " + words.getFirst()) ? BEGINS_WORD : CONTAINS;
    }

    /// Returns where a text has what is asked for, in order and without overlap.
    public List<Hit> hits(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var hits = new ArrayList<Hit>();
        if (lower.length() != text.length()) { // letters that grow in lower case, where places cannot be told
            return hits;
        }
        int from = 0;
        while (from < lower.length()) {
            Hit next = null;
            for (String word : words) {
                int at = lower.indexOf(word, from);
                if (at >= 0 && (next == null || at < next.from)) {
                    next = new Hit(at, at + word.length());
                }
            }
            if (next == null) {
                break;
            }
            hits.add(next);
            from = next.to;
        }
        return hits;
    }
}
