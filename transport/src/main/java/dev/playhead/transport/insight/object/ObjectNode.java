package dev.playhead.transport.insight.object;

import dev.playhead.transport.protocol.ObjectData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of the objects of a channel at a moment, or the root. Immutable.
///
/// @param path keys from the root down; empty for the root
/// @param kind what there is
/// @param object index in [ObjectTrack#objects] of the map or counter; -1 for a plain value, and for what is removed
/// @param data a plain value; null for all else
/// @param total value of a counter; 0 for all else
/// @param changes indices in [ObjectTrack#changes] of all that has ever changed its value, also after the moment
/// @param last the newest of them at the moment, which says who wrote it; null for a map that nobody has changed
/// @param others devices that have another value
public record ObjectNode(
        List<String> path,
        Kind kind,
        int object,
        @Nullable ObjectData data,
        double total,
        List<Integer> changes,
        @Nullable ObjectChange last,
        List<DeviceValue> others,
        List<ObjectNode> children) {
    public ObjectNode {
        path = List.copyOf(path);
        others = List.copyOf(others);
        children = List.copyOf(children);
    }

    /// Kind of a thing at a key.
    public enum Kind {
        MAP,
        COUNTER,
        VALUE,
        /// Something was there and is no more.
        REMOVED,
        /// A map that it is inside of, so that it would never end.
        CYCLE,
        /// A reference to an object that was deleted, or that nobody has told of.
        NOTHING
    }

    /// Value that a device has instead.
    ///
    /// @param participant index of the participant
    /// @param value in words of the protocol; null when it has no such key
    /// @param why why it has not what the broker has
    /// @param missing the first change that it lacks, an index in [ObjectTrack#changes]
    /// @param row in the frames table that proves it: that says that the change was not sent, or where it is on its
    ///     way; -1 when there is none
    /// @param missed what was said of that change when it was not sent; null when nothing was
    public record DeviceValue(
            int participant,
            @Nullable ObjectChange value,
            double total,
            Why why,
            int missing,
            int row,
            ObjectReceipts.@Nullable Missed missed) {}

    /// Reasons for which a device lacks a change.
    public enum Why {
        /// It was not sent: a fault kept it, or the device had no connection.
        NOT_SENT,
        /// It is handed to its socket and not written yet.
        ON_ITS_WAY,
        /// Its connection was over.
        GONE
    }

    /// Returns its key; `root` for the root.
    public String name() {
        return path.isEmpty() ? "root" : path.getLast();
    }

    /// Returns how many keys a map has that are there.
    public int size() {
        int size = 0;
        for (var child : children) {
            size += child.kind == Kind.REMOVED ? 0 : 1;
        }
        return size;
    }
}
