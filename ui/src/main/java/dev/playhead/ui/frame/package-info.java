/// The frames table and its filter.
@NullMarked
package dev.playhead.ui.frame;

import org.jspecify.annotations.NullMarked;
