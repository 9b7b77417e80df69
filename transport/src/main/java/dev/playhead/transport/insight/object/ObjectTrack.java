package dev.playhead.transport.insight.object;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The LiveObjects of one channel through time. Immutable; what grows is shared.
///
/// @param channel index in the channels of the timeline
/// @param objects in order of first mention; the first is the root
/// @param changes all of them, in the order in which the broker made them
/// @param devices those that were ever told of the objects
public record ObjectTrack(
        int channel, List<ObjectHistory> objects, List<ObjectChange> changes, List<ObjectReceipts> devices) {
    public ObjectTrack {
        objects = VersionedList.frozen(objects);
        changes = VersionedList.frozen(changes);
        devices = VersionedList.frozen(devices);
    }

    /// Returns how many changes had been made by a moment, ns since 1970.
    public int until(long nanos) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).atNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The newest of some changes among the first `limit`; null when none of them is.
    ///
    /// @param indices in order
    public @Nullable ObjectChange last(List<Integer> indices, int limit) {
        int count = ObjectHistory.below(indices, limit);
        return count == 0 ? null : changes.get(indices.get(count - 1));
    }
}
