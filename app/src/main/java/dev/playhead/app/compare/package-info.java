/// The verb that compares two recordings, or two devices of one.
@NullMarked
package dev.playhead.app.compare;

import org.jspecify.annotations.NullMarked;
