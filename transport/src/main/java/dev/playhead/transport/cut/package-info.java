/// Parts of recordings as recordings of their own: with the state that they begin with, and who was there.
@NullMarked
package dev.playhead.transport.cut;

import org.jspecify.annotations.NullMarked;
