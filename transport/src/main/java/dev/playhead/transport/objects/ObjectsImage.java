package dev.playhead.transport.objects;

import java.util.List;
import java.util.Map;

/// Data that the LiveObjects of a channel keep beside the objects themselves. Immutable.
///
/// @param remembered answers to operations that had an id
/// @param unreachableSince when an object was first found that cannot be reached from the root, ms since 1970
/// @param sweptAtMs when they were last looked through
public record ObjectsImage(List<Answer> remembered, Map<String, Long> unreachableSince, long sweptAtMs) {
    /// @param id of the operation
    public record Answer(String id, long atMs, String serial, List<String> objectIds) {}
}
