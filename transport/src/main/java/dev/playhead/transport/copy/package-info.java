/// Rows of the frames table as text for other programs: what is masked in a recording stays masked.
@NullMarked
package dev.playhead.transport.copy;

import org.jspecify.annotations.NullMarked;
