/// A realtime client over a WebSocket: what the sample, the load programs and simulated devices speak with.
@NullMarked
package dev.playhead.transport.client;

import org.jspecify.annotations.NullMarked;
