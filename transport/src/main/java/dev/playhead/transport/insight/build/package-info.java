/// Reads the entries of a log in order and builds the values of `insight`. Indices hold what the entries so far have
/// said; builders know which entry changes what. Only [dev.playhead.transport.insight.build.TimelineBuilder] is for
/// others.
@NullMarked
package dev.playhead.transport.insight.build;

import org.jspecify.annotations.NullMarked;
