/// Drawing on a canvas: strokes, hatches and styles of text.
@NullMarked
package dev.playhead.ui.canvas;

import org.jspecify.annotations.NullMarked;
