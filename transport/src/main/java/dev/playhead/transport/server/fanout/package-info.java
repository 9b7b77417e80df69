/// Frames on their way out: put together once for all who are sent the same, and handed to each transport.
@NullMarked
package dev.playhead.transport.server.fanout;

import org.jspecify.annotations.NullMarked;
