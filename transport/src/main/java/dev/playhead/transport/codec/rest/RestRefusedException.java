package dev.playhead.transport.codec.rest;

import dev.playhead.transport.protocol.ErrorInfo;

/// A REST request that cannot be understood or is not served. Carries the answer the client gets.
public final class RestRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ErrorInfo error;

    RestRefusedException(ErrorInfo error) {
        super(error.message());
        this.error = error;
    }

    /// Returns the error that the client is answered with.
    public ErrorInfo error() {
        return error;
    }
}
