/// Simulated devices and agents in the window: who there is, the forms that add them, and what they can be told.
@NullMarked
package dev.playhead.ui.simulated;

import org.jspecify.annotations.NullMarked;
