package dev.playhead.transport.payload;

import org.jspecify.annotations.Nullable;

/// The way from the root of a payload to a value. What two of them have in common is there once: names are as long as
/// their sender likes, and there may be as many values. Immutable.
///
/// @param parent the way to what the value stands in; null for the root
/// @param name of the value there; places in a list are numbers from 0; empty for the root
public record PayloadPath(@Nullable PayloadPath parent, String name) {
    public static final PayloadPath ROOT = new PayloadPath(null, "");

    /// Returns the way to something in this value.
    public PayloadPath to(String child) {
        return new PayloadPath(this, child);
    }

    /// Returns the names from the root, joined by `.`; empty for the root.
    @Override
    public String toString() {
        return parent == null || parent.parent == null ? name : parent + "." + name;
    }
}
