package dev.playhead.transport.insight.object;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;

/// One object of a channel through its life. Immutable.
///
/// @param id its name in the protocol
/// @param isCounter whether it is a counter; otherwise it is a map
/// @param keys all keys that a map has had, in order of first mention
/// @param own indices in [ObjectTrack#changes] of those that concern the whole object, in order
public record ObjectHistory(String id, boolean isCounter, List<Key> keys, List<Integer> own) {
    public ObjectHistory {
        keys = VersionedList.frozen(keys);
        own = VersionedList.frozen(own);
    }

    /// One key of a map.
    ///
    /// @param changes indices in [ObjectTrack#changes], in order
    public record Key(String name, List<Integer> changes) {
        public Key {
            changes = VersionedList.frozen(changes);
        }
    }

    /// Returns how many of some indices are below a limit; they are in order.
    public static int below(List<Integer> indices, int limit) {
        int low = 0;
        int high = indices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (indices.get(middle) < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
