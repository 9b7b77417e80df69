/// The command line and what it starts.
@NullMarked
package dev.playhead.app;

import org.jspecify.annotations.NullMarked;
