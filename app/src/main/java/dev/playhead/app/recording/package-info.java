/// Verbs that read one recording: what is in it, and whether it runs again to the same end.
@NullMarked
package dev.playhead.app.recording;

import org.jspecify.annotations.NullMarked;
