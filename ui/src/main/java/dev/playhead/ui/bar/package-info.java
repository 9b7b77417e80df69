/// Bars that say how broker, recording and painting do.
@NullMarked
package dev.playhead.ui.bar;

import org.jspecify.annotations.NullMarked;
