/// The verb that writes a recording for other programs.
@NullMarked
package dev.playhead.app.export;

import org.jspecify.annotations.NullMarked;
