package dev.playhead.transport.filter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the word that somebody may have meant who wrote another.
public final class NearWord {
    private static final int MOST_CHANGES = 2;

    private NearWord() {}

    /// The nearest of some words; null when none is within two letters that were changed, added or left out.
    public static @Nullable String to(String written, List<String> words) {
        String nearest = null;
        int least = Math.min(MOST_CHANGES, written.length() / 2) + 1;
        for (var word : words) {
            int changes = changes(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (changes < least) {
                least = changes;
                nearest = word;
            }
        }
        return nearest;
    }

    private static int changes(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MOST_CHANGES) {
            return Integer.MAX_VALUE;
        }
        var before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int other = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(other, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.length()];
    }
}
