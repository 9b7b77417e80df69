/// The runs of a session and how many there were at a moment.
@NullMarked
package dev.playhead.transport.insight.run;

import org.jspecify.annotations.NullMarked;
