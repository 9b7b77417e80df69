/// One tile per device: how it stands, and what can be done to it.
@NullMarked
package dev.playhead.ui.device;

import org.jspecify.annotations.NullMarked;
