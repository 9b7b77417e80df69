/// The window and what it is made of.
@NullMarked
package dev.playhead.ui;

import org.jspecify.annotations.NullMarked;
