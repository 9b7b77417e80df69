/// The time machine: state at any moment, and a recording served again to live clients.
@NullMarked
package dev.playhead.transport.replay;

import org.jspecify.annotations.NullMarked;
