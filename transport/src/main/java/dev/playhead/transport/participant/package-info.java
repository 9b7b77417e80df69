/// Simulated devices and agents of a broker that runs: who they are, what they do, and their control over HTTP.
@NullMarked
package dev.playhead.transport.participant;

import org.jspecify.annotations.NullMarked;
