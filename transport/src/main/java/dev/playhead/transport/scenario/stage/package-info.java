/// Stages on which a scenario is played: in simulated time against the core alone, or on a broker with real sockets.
@NullMarked
package dev.playhead.transport.scenario.stage;

import org.jspecify.annotations.NullMarked;
