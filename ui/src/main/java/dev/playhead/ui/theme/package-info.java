/// Colours, type, icons and the style of stock controls, for a dark and a light theme.
@NullMarked
package dev.playhead.ui.theme;

import org.jspecify.annotations.NullMarked;
