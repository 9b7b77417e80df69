/// The broker as a deterministic machine: apply(input) gives effects. No clock, randomness, thread or file.
@NullMarked
package dev.playhead.transport.core;

import org.jspecify.annotations.NullMarked;
