/// Pictures of scenes as files, without a display and without AWT.
@NullMarked
package dev.playhead.ui.snapshot;

import org.jspecify.annotations.NullMarked;
