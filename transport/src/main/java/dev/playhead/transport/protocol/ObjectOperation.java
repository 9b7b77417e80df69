package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of one object.
///
/// @param actionCode number of the [ObjectAction]; null when the sender left it out
/// @param objectId the object it changes; null when the sender left it out
/// @param payload null when there is none that can be read
/// @param unknown fields that this protocol version does not define or could not read, kept in order
public record ObjectOperation(
        @Nullable Integer actionCode,
        @Nullable String objectId,
        @Nullable ObjectPayload payload,
        Map<String, @Nullable Object> unknown) {
    public ObjectOperation {
        unknown = Ordered.copyOf(unknown);
    }

    /// An operation of the broker's own making.
    public static ObjectOperation of(String objectId, ObjectPayload payload) {
        return new ObjectOperation(payload.action().code(), objectId, payload, Map.of());
    }

    /// Returns its action; null when the number is missing or unknown.
    public @Nullable ObjectAction action() {
        return actionCode == null ? null : ObjectAction.of(actionCode);
    }
}
