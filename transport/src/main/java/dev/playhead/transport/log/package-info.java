/// The session log: everything that happened, in one MCAP file; written live, read by every screen.
@NullMarked
package dev.playhead.transport.log;

import org.jspecify.annotations.NullMarked;
