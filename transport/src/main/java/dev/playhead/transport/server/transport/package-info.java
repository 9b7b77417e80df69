/// The ways between a client and the broker: WebSocket, long polling, event stream.
@NullMarked
package dev.playhead.transport.server.transport;

import org.jspecify.annotations.NullMarked;
