/// The shell round the core: one port, sockets, timers, the broker loop. All threads live here.
@NullMarked
package dev.playhead.transport.server;

import org.jspecify.annotations.NullMarked;
