/// Which part of a session is on screen, where the playhead is, and how moments become pixels.
@NullMarked
package dev.playhead.ui.time;

import org.jspecify.annotations.NullMarked;
