/// Publishes what people do to conversations from outside, and serves it to programs.
@NullMarked
package dev.playhead.transport.server.interrupt;

import org.jspecify.annotations.NullMarked;
