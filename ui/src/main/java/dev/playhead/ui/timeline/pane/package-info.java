/// The timeline with what stands above and below it.
@NullMarked
package dev.playhead.ui.timeline.pane;

import org.jspecify.annotations.NullMarked;
