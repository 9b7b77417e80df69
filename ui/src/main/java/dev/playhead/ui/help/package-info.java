/// Help in the window: the tour of its parts, and what is known of the program and of what is shipped with it.
@NullMarked
package dev.playhead.ui.help;

import org.jspecify.annotations.NullMarked;
