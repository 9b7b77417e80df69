/// The Compare view: two recordings, or two devices of one, run by run, message by message and word by word.
@NullMarked
package dev.playhead.ui.compare;

import org.jspecify.annotations.NullMarked;
