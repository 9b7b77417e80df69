/// Frames that wait at breakpoints, and in which order they go on.
@NullMarked
package dev.playhead.transport.core.breakpoint;

import org.jspecify.annotations.NullMarked;
