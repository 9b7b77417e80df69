/// The frames table and the pane that looks at one frame closely.
@NullMarked
package dev.playhead.ui.frame;

import org.jspecify.annotations.NullMarked;
