/// Two sessions, or two devices of one, beside each other: what is only on one side, what reads otherwise, what is
/// later.
@NullMarked
package dev.playhead.transport.compare;

import org.jspecify.annotations.NullMarked;
