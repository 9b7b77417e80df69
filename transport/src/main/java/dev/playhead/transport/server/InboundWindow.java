package dev.playhead.transport.server;

import dev.playhead.transport.server.fanout.FlowControl;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Window of flow control: the bytes of one client that may wait for the loop. What was read already enters
/// in any case; then no more is read until there is room again, so memory does not fill with what a client
/// sends.
final class InboundWindow implements FlowControl {
    private static final int BYTES = 1 << 20;

    /// Guarded by this object, like what follows.
    private int free = BYTES;

    private @Nullable Runnable waits;

    /// Takes room for an item that was read, in any case.
    ///
    /// @param bytes of its payload
    /// @return the item, which gives the room back when the loop is done with it
    InboxItem enter(InboxItem item, int bytes) {
        synchronized (this) {
            free -= bytes;
        }
        return item.whenProcessed(() -> leave(bytes));
    }

    private void leave(int bytes) {
        Runnable goOn;
        synchronized (this) {
            free += bytes;
            if (free <= 0 || waits == null) {
                return;
            }
            goOn = waits;
            waits = null;
        }
        goOn.run();
    }

    @Override
    public synchronized int freeBytes() {
        return free;
    }

    @Override
    public void await() {
        if (freeBytes() > 0) {
            return;
        }
        var room = new CountDownLatch(1);
        whenFree(room::countDown);
        boolean interrupted = false;
        while (true) {
            try {
                room.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// At most one waits: a socket is read by one thread. A session of polls may bring several, who all wait.
    @Override
    public void whenFree(Runnable goOn) {
        synchronized (this) {
            if (free <= 0) {
                var before = waits;
                waits = before == null
                        ? goOn
                        : () -> {
                            before.run();
                            goOn.run();
                        };
                return;
            }
        }
        goOn.run();
    }
}
