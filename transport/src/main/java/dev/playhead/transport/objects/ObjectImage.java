package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object as it is kept, as plain data. Unlike its state on the wire it has the order of its keys.
///
/// @param created whether the create operation is in it
/// @param tombstonedAt when it was deleted, ms since 1970; null while it lives
/// @param map null for a counter
/// @param counter null for a map
public record ObjectImage(
        String id,
        Map<String, String> siteTimeserials,
        boolean created,
        @Nullable Long tombstonedAt,
        @Nullable MapImage map,
        @Nullable CounterImage counter) {
    /// @param clearTimeserial serial of the last clear; null when there was none
    public record MapImage(
            Map<String, ObjectEntry> entries, @Nullable String clearTimeserial) {}

    /// @param initial what the create operation brought
    public record CounterImage(double initial, double added) {}
}
