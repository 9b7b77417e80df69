/// The FX thread: its pulses, whose turn it is to be painted, and what is read beside it.
@NullMarked
package dev.playhead.ui.pulse;

import org.jspecify.annotations.NullMarked;
