/// Settings of a user: one JSON file, read tolerant, typed and checked, for the window and for the command line.
@NullMarked
package dev.playhead.transport.settings;

import org.jspecify.annotations.NullMarked;
