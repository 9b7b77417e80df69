/// Stage: what the server holds and what each device was sent of it, side by side.
@NullMarked
package dev.playhead.ui.stage;

import org.jspecify.annotations.NullMarked;
