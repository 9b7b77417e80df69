/// The life of one message: its versions, what each changed, and where each arrived.
@NullMarked
package dev.playhead.ui.version;

import org.jspecify.annotations.NullMarked;
