/// Moments and sizes the way the product writes them.
@NullMarked
package dev.playhead.ui.words;

import org.jspecify.annotations.NullMarked;
