/// Values of a session: handshakes, identities, requests and answers, timers and limits, without logic.
/// Recordings hold them, so codec and log know them and need not know the broker.
@NullMarked
package dev.playhead.transport.session;

import org.jspecify.annotations.NullMarked;
