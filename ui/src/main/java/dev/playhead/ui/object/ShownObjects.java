package dev.playhead.ui.object;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.ui.theme.Palette;

/// Objects of one channel as a pane shows them. Immutable.
///
/// @param nanos the moment, ns since 1970
/// @param fromNanos first moment of the strips, as on the lanes
/// @param toNanos last moment of the strips
record ShownObjects(
        Timeline timeline,
        ObjectTrack track,
        ObjectNode root,
        long nanos,
        long fromNanos,
        long toNanos,
        Palette palette) {}
