/// Interrupts of a conversation from the window: their menu, and the form that asks for a text.
@NullMarked
package dev.playhead.ui.interrupt;

import org.jspecify.annotations.NullMarked;
