package dev.playhead.samples.load;

import java.io.IOException;

/// Reads and drops what a server says to a client that only speaks.
final class Drain {
    private Drain() {}

    static void all(LoadSocket socket) {
        try {
            while (true) {
                socket.next();
            }
        } catch (IOException ended) {
            // the end of the run
        }
    }
}
