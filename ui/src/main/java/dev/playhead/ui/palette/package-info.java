/// The command palette: finds commands and places of the session by their words.
@NullMarked
package dev.playhead.ui.palette;

import org.jspecify.annotations.NullMarked;
