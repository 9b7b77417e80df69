/// Simulated devices and agents; the same on every stage.
@NullMarked
package dev.playhead.transport.scenario.cast;

import org.jspecify.annotations.NullMarked;
