/// The recordings of a data directory: what is in each, what people call it, and how long it is kept.
@NullMarked
package dev.playhead.transport.library;

import org.jspecify.annotations.NullMarked;
