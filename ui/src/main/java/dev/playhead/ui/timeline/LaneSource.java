package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// Source of lanes: a timeline, and what the rules found in its session. Immutable.
///
/// @param findings in any order; never changed
record LaneSource(Timeline timeline, List<Finding> findings) {}
