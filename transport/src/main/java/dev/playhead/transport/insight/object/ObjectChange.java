package dev.playhead.transport.insight.object;

import dev.playhead.transport.objects.ObjectEffect;

/// One change of the objects of a channel. Immutable.
///
/// @param atNanos when the broker made it, ns since 1970
/// @param row in the frames table of the frame or request that brought it; -1 when there is none
/// @param author index of the participant who wrote it; -1 when nobody knows, or when it was the broker itself
/// @param effect what has changed
/// @param object index of the object in [ObjectTrack#objects]
/// @param target index of the object that a value refers to; -1 for any other value
/// @param total of a counter: its value from then on; 0 for a map
public record ObjectChange(
        long atNanos, int row, int author, ObjectEffect effect, int object, int target, double total) {}
