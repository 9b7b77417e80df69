/// What the JavaFX toolkit needs of the machine.
@NullMarked
package dev.playhead.ui.toolkit;

import org.jspecify.annotations.NullMarked;
