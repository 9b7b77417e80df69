/// The window: top bar, rail, status bar, keys, and the model of mode and playhead.
@NullMarked
package dev.playhead.ui.window;

import org.jspecify.annotations.NullMarked;
