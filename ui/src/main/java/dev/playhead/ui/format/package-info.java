/// Times, counts and sizes as text, the way the product writes them.
@NullMarked
package dev.playhead.ui.format;

import org.jspecify.annotations.NullMarked;
