/// What the screens and the command line may see of a session, live or recorded.
@NullMarked
package dev.playhead.transport.api;

import org.jspecify.annotations.NullMarked;
