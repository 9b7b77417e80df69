package dev.playhead.transport.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value in a payload, whatever its format, with the bytes it stands in. Immutable.
///
/// @param place where it stands
/// @param text of a value; empty for what has children and no text of its own
/// @param from first byte of the value in the payload
/// @param to behind its last byte
/// @param children in wire order
public record PayloadNode(PayloadPath place, Kind kind, String text, int from, int to, List<PayloadNode> children) {
    public PayloadNode {
        children = List.copyOf(children);
    }

    public enum Kind {
        OBJECT,
        LIST,
        TEXT,
        /// A text that is itself JSON. Its children are what stands in it; their bytes are those of the text.
        JSON_TEXT,
        NUMBER,
        FLAG,
        NULL,
        /// Bytes; the text is their base64.
        BINARY;

        /// Returns whether values of this kind have braces or brackets around them.
        public boolean isContainer() {
            return this == OBJECT || this == LIST;
        }
    }

    /// Returns the names from the root to it, joined by `.`.
    public String path() {
        return place.toString();
    }

    /// Returns its name in what it stands in; empty for the root.
    public String name() {
        return place.name();
    }

    /// The node at a path; null when there is none.
    public @Nullable PayloadNode at(String wanted) {
        if (path().equals(wanted)) {
            return this;
        }
        for (var child : children) {
            var found = child.at(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The innermost value that has a byte of the payload; null when the byte is outside, or belongs to a name
    /// or a sign.
    public @Nullable PayloadNode holding(int index) {
        if (index < from || index >= to) {
            return null;
        }
        if (kind == Kind.JSON_TEXT) {
            return this;
        }
        for (var child : children) {
            var found = child.holding(index);
            if (found != null) {
                return found;
            }
        }
        return this;
    }
}
