/// The lanes of both sides of a comparison, facing each other, with bands between the runs that are the same.
@NullMarked
package dev.playhead.ui.compare.band;

import org.jspecify.annotations.NullMarked;
