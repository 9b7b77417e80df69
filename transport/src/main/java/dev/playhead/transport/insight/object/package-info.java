/// The LiveObjects of channels over time, and what each device was told of them.
@NullMarked
package dev.playhead.transport.insight.object;

import org.jspecify.annotations.NullMarked;
