/// Deltas: what must be known to make one payload out of another, in the VCDIFF format (RFC 3284). Pure.
@NullMarked
package dev.playhead.transport.delta;

import org.jspecify.annotations.NullMarked;
