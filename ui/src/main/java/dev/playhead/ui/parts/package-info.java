/// Small pieces of controls that all screens share.
@NullMarked
package dev.playhead.ui.parts;

import org.jspecify.annotations.NullMarked;
