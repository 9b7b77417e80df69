/// Controls and text that all screens share.
@NullMarked
package dev.playhead.ui.control;

import org.jspecify.annotations.NullMarked;
