/// Scenarios in the window: opened, played, judged, and made of recordings.
@NullMarked
package dev.playhead.ui.scenario;

import org.jspecify.annotations.NullMarked;
