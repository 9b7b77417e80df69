/// Recordings made of what other programs, or `playhead export`, have written down of a session.
@NullMarked
package dev.playhead.transport.foreign;

import org.jspecify.annotations.NullMarked;
