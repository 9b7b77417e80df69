/// Needs of the JavaFX toolkit on this machine.
@NullMarked
package dev.playhead.ui.toolkit;

import org.jspecify.annotations.NullMarked;
