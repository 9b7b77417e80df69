/// All that the first frames of a conversation need, made and used once while nobody has connected.
@NullMarked
package dev.playhead.ui.rehearsal;

import org.jspecify.annotations.NullMarked;
