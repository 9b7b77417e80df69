package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object as it stands, in an OBJECT_SYNC frame. Readers add what `createOp` says to what `map` or `counter` says.
///
/// @param siteTimeserials per site the serial of the last operation that is in here
/// @param tombstone whether the object was deleted
/// @param createOp null while its create operation has not arrived
/// @param map null for a counter
/// @param counter null for a map
/// @param unknown fields that this protocol version does not define, kept in order
public record ObjectState(
        String objectId,
        Map<String, String> siteTimeserials,
        boolean tombstone,
        @Nullable ObjectOperation createOp,
        @Nullable MapState map,
        @Nullable CounterState counter,
        Map<String, @Nullable Object> unknown) {
    public ObjectState {
        siteTimeserials = Ordered.copyOf(siteTimeserials);
        unknown = Ordered.copyOf(unknown);
    }

    /// @param clearTimeserial serial of the last MAP_CLEAR; null when there was none
    public record MapState(
            int semantics,
            Map<String, ObjectEntry> entries,
            @Nullable String clearTimeserial) {
        public MapState {
            entries = Ordered.copyOf(entries);
        }
    }

    /// @param count without what the create operation brought
    public record CounterState(double count) {}
}
