package dev.playhead.transport.filter;

import java.util.List;

/// A field as the filter language sees it: its name, and what its values may be compared with.
///
/// @param name in lower case, one word
/// @param known words that occur in a text; empty when any may
/// @param unit of a number; [Unit#NONE] for all else
public record FilterWord(String name, Type type, List<String> known, Unit unit) {
    public FilterWord {
        known = List.copyOf(known);
    }

    /// Type of the values of a field.
    public enum Type {
        TEXT,
        NUMBER,
        /// Something that is so or not.
        FLAG
    }
}
