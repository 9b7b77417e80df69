package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// One key of a map.
///
/// @param data its value; null once the key is removed
/// @param timeserial serial of the operation that set or removed it; null for a key that came with the create
///     operation, which is older than any serial
/// @param tombstone whether the key was removed
/// @param serialTimestamp when it was removed, ms since 1970; null while it is there
public record ObjectEntry(
        @Nullable ObjectData data,
        @Nullable String timeserial,
        boolean tombstone,
        @Nullable Long serialTimestamp) {
    /// A key as a create operation brings it.
    public static ObjectEntry initial(ObjectData data) {
        return new ObjectEntry(data, null, false, null);
    }
}
