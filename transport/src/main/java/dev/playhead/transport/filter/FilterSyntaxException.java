package dev.playhead.transport.filter;

import org.jspecify.annotations.Nullable;

/// A filter that cannot be read. The message says where, what was found and what was expected.
public final class FilterSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final int from;
    private final int to;
    private final @Nullable String suggestion;

    FilterSyntaxException(int from, int to, String message, @Nullable String suggestion) {
        super("Character " + (from + 1) + ": " + message);
        this.from = from;
        this.to = to;
        this.suggestion = suggestion;
    }

    /// Returns where the wrong part begins: an index into the text, from 0.
    public int from() {
        return from;
    }

    /// Returns where the wrong part ends, exclusive; the same as [#from] when something is missing there.
    public int to() {
        return to;
    }

    /// Returns what may have been meant in the place of the wrong part; null when nobody knows.
    public @Nullable String suggestion() {
        return suggestion;
    }
}
