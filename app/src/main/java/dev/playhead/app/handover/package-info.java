/// One window for a data directory: a second start hands over to the first.
@NullMarked
package dev.playhead.app.handover;

import org.jspecify.annotations.NullMarked;
