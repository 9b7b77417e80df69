/// LiveObjects: the objects of a channel and the rules by which operations change them. Pure: the core brings serials
/// and time, and copies the state for replay.
@NullMarked
package dev.playhead.transport.objects;

import org.jspecify.annotations.NullMarked;
