package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One item of `state` in an OBJECT frame (then it has an operation) or an OBJECT_SYNC frame (then it has an object).
/// What is null here is said by the frame around it, or by nobody.
///
/// @param id chosen by a client to send it only once
/// @param clientId who did it
/// @param serial its place in the order of all operations, given by the broker
/// @param serialTimestamp the ms of `serial`; for a deleted object when it was deleted
/// @param siteCode where `serial` was given
/// @param unknown fields that this protocol version does not define, kept in order
public record ObjectMessage(
        @Nullable String id,
        @Nullable String clientId,
        @Nullable String connectionId,
        @Nullable Map<String, @Nullable Object> extras,
        @Nullable Long timestamp,
        @Nullable ObjectOperation operation,
        @Nullable ObjectState object,
        @Nullable String serial,
        @Nullable Long serialTimestamp,
        @Nullable String siteCode,
        Map<String, @Nullable Object> unknown) {
    public ObjectMessage {
        extras = extras == null ? null : Ordered.copyOf(extras);
        unknown = Ordered.copyOf(unknown);
    }

    /// An operation of somebody without a connection, not yet ordered.
    public static ObjectMessage of(@Nullable String id, @Nullable String clientId, ObjectOperation operation) {
        return new ObjectMessage(id, clientId, null, null, null, operation, null, null, null, null, Map.of());
    }

    /// An object as it stands.
    ///
    /// @param tombstonedAt null unless it was deleted
    public static ObjectMessage of(ObjectState object, @Nullable Long tombstonedAt) {
        return new ObjectMessage(null, null, null, null, null, null, object, null, tombstonedAt, null, Map.of());
    }

    /// Returns this operation with its place in the order.
    public ObjectMessage ordered(ObjectOperation stored, String newSerial, long serialMs, String site) {
        return new ObjectMessage(
                id, clientId, connectionId, extras, timestamp, stored, null, newSerial, serialMs, site, unknown);
    }

    /// Returns this message by another client.
    ///
    /// @param value null for nobody
    public ObjectMessage withClientId(@Nullable String value) {
        return new ObjectMessage(
                id,
                value,
                connectionId,
                extras,
                timestamp,
                operation,
                object,
                serial,
                serialTimestamp,
                siteCode,
                unknown);
    }
}
