package dev.playhead.transport.objects;

import org.jspecify.annotations.Nullable;

/// Which objects somebody wants to read.
///
/// @param objectId where to begin; null for the root
/// @param path keys from there, with dots between; null or empty for the object itself
public record ObjectQuery(
        @Nullable String objectId, @Nullable String path, Form form) {
    /// How much is told.
    public enum Form {
        /// Values only.
        COMPACT,
        /// With ids and types.
        FULL
    }
}
