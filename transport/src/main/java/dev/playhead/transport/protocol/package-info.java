/// The wire as values: frames, messages, serials, error codes. Pure data, no input or output.
@NullMarked
package dev.playhead.transport.protocol;

import org.jspecify.annotations.NullMarked;
