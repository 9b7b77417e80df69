/// Recordings without what people and agents wrote: who sent what, when, how much of it and to whom stays.
@NullMarked
package dev.playhead.transport.mask;

import org.jspecify.annotations.NullMarked;
