package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectData;
import org.jspecify.annotations.Nullable;

/// One thing that an operation has changed. An operation that came too late, or for a deleted object, changes nothing.
///
/// @param objectId the object that has changed
/// @param key the key that was set or removed; empty for what concerns the whole object
/// @param data the new value of a key; null for all else
/// @param number of a counter: what was added, or its value when it was created or found; 0 for a map
/// @param serial place of the operation in the order of the channel
public record ObjectEffect(
        Kind kind, String objectId, String key, @Nullable ObjectData data, double number, String serial) {
    /// Kinds of changes.
    public enum Kind {
        /// The create operation came; the keys that it brought follow, one by one.
        CREATED,
        /// It was there before anybody told how it came to be.
        FOUND,
        SET,
        REMOVED,
        ADDED,
        /// All keys are removed; each of them follows.
        CLEARED,
        DELETED
    }
}
