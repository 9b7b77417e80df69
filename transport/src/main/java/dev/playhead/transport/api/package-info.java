/// The door of the screens and the command line to a session, live or recorded.
@NullMarked
package dev.playhead.transport.api;

import org.jspecify.annotations.NullMarked;
