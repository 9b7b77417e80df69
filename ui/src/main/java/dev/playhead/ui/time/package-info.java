/// Time on screen: which part of a session is shown, where the playhead is, and how moments become pixels.
@NullMarked
package dev.playhead.ui.time;

import org.jspecify.annotations.NullMarked;
