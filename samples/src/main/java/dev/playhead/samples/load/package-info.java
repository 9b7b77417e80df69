/// A load program for any broker of the protocol: plain sockets, no SDK, a process of its own.
@NullMarked
package dev.playhead.samples.load;

import org.jspecify.annotations.NullMarked;
