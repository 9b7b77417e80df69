package dev.playhead.transport.filter;

import java.util.Locale;

/// A filter as it was written, which knows fields by their names only. Immutable.
public sealed interface Condition {
    /// So of everything: of a filter with nothing in it.
    record All() implements Condition {}

    /// Both.
    record And(Condition one, Condition other) implements Condition {}

    /// At least one.
    record Or(Condition one, Condition other) implements Condition {}

    /// The opposite.
    record Not(Condition condition) implements Condition {}

    /// It has a value of the field, or what the field asks is so.
    record Has(String field) implements Condition {}

    /// One of the words is like this.
    record Is(String field, Glob glob) implements Condition {}

    /// One of the words has this in it, in whatever case.
    record Contains(String field, String part) implements Condition {
        public Contains {
            part = part.toLowerCase(Locale.ROOT);
        }
    }

    /// The number compares so.
    record Compares(String field, Comparison comparison, double to) implements Condition {}
}
