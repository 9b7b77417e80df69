/// The timeline: lanes, ruler, overview, and the model of what they show.
@NullMarked
package dev.playhead.ui.timeline;

import org.jspecify.annotations.NullMarked;
