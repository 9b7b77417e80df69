package dev.playhead.transport.server;

import java.util.concurrent.Semaphore;

/// How much of one client may wait for the loop. A client that sends faster than it can be recorded is not read any
/// further for a while, so it is slowed by its own socket, and memory does not fill with what it sends.
final class InboundWindow {
    private static final int BYTES = 1 << 20;

    private final Semaphore free = new Semaphore(BYTES);

    /// The same arrival, which takes its place until the loop has dealt with it. Blocks while there is none.
    Arrival enter(Arrival arrival, int bytes) {
        // Something larger than all of the room enters when it is empty.
        int taken = Math.min(Math.max(bytes, 1), BYTES);
        free.acquireUninterruptibly(taken);
        return arrival.then(() -> free.release(taken));
    }
}
