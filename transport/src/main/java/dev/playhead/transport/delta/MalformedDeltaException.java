package dev.playhead.transport.delta;

/// The bytes are no delta that can be applied here.
public final class MalformedDeltaException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedDeltaException(String message) {
        super(message);
    }
}
