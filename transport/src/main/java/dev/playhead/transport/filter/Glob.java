package dev.playhead.transport.filter;

import java.util.Locale;

/// A text in which `*` stands for any letters; upper and lower case are the same.
public record Glob(String pattern) {
    public Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    boolean isPlain() {
        return pattern.indexOf('*') < 0;
    }

    /// Returns whether a text is like it.
    public boolean matches(String text) {
        return isPlain() ? pattern.equalsIgnoreCase(text) : matchesStars(text.toLowerCase(Locale.ROOT));
    }

    // Goes back to the last star only, so that no pattern takes long.
    private boolean matchesStars(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                from = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++from;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
