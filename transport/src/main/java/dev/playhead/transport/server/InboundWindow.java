package dev.playhead.transport.server;

import java.util.concurrent.Semaphore;

/// Window of flow control: the bytes of one client that may wait for the loop, 1 MiB. A client that sends faster than
/// it can be recorded is not read any
/// further for a while, so it is slowed by its own socket, and memory does not fill with what it sends.
final class InboundWindow {
    private static final int BYTES = 1 << 20;

    private final Semaphore free = new Semaphore(BYTES);

    /// Takes room for an item, and blocks while there is none.
    ///
    /// @param bytes of its payload
    /// @return the item, which gives the room back when the loop is done with it
    InboxItem enter(InboxItem item, int bytes) {
        // Something larger than the window enters when it is empty.
        int taken = Math.min(Math.max(bytes, 1), BYTES);
        free.acquireUninterruptibly(taken);
        return item.whenProcessed(() -> free.release(taken));
    }
}
