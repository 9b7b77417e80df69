package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;
import java.io.IOException;

/// Reads and drops what a server says to a client that only speaks.
final class Drain {
    private Drain() {}

    static void all(ClientSocket socket) {
        try {
            while (true) {
                socket.next();
            }
        } catch (IOException ended) {
            // the end of the run
        }
    }
}
