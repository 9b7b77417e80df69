package dev.playhead.transport.codec;

/// Bytes that are no frame. The message says in plain words what is wrong with them.
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedFrameException(String message) {
        super(message);
    }

    MalformedFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
