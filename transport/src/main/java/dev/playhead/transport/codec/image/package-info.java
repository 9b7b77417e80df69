/// The whole state of a broker as bytes, piece by piece.
@NullMarked
package dev.playhead.transport.codec.image;

import org.jspecify.annotations.NullMarked;
