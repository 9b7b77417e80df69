/// History of the connection of one participant, and its status at a moment.
@NullMarked
package dev.playhead.transport.insight.track;

import org.jspecify.annotations.NullMarked;
