/// The clock of a broker, and what is to be done at which time of it.
@NullMarked
package dev.playhead.transport.server.time;

import org.jspecify.annotations.NullMarked;
