package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// What lanes are made of: a timeline, and what the rules found in the session it is of.
///
/// @param findings in any order; never changed
record LaneSource(Timeline timeline, List<Finding> findings) {}
