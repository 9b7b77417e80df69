/// LiveObjects of a channel at a moment: a tree, its values over time, and what devices have instead.
@NullMarked
package dev.playhead.ui.object;

import org.jspecify.annotations.NullMarked;
