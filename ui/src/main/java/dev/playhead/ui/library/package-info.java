/// All recordings of a data directory: found, named, kept, opened and deleted.
@NullMarked
package dev.playhead.ui.library;

import org.jspecify.annotations.NullMarked;
