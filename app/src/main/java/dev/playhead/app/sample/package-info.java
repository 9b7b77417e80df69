/// The built-in conversation: one agent and three devices that talk through the broker over real sockets.
@NullMarked
package dev.playhead.app.sample;

import org.jspecify.annotations.NullMarked;
