package dev.playhead.transport.network;

import java.io.IOException;

/// The port that was asked for is not free. The message says so and what to do.
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1;

    public PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " is in use; another program listens there. Choose another with --port, or leave"
                        + " --port out and Playhead takes the next free one.",
                cause);
    }
}
