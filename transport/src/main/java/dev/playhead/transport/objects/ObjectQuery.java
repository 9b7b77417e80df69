package dev.playhead.transport.objects;

import org.jspecify.annotations.Nullable;

/// Query for objects. Immutable.
///
/// @param objectId where to begin; null for the root
/// @param path keys from there, with dots between; null or empty for the object itself
public record ObjectQuery(
        @Nullable String objectId, @Nullable String path, Form form) {
    /// Form of the answer: how much is told.
    public enum Form {
        /// Values only.
        COMPACT,
        /// With ids and types.
        FULL
    }
}
