package dev.playhead.transport.credential;

import dev.playhead.transport.protocol.ErrorInfo;

/// A credential is not accepted; the error is what its sender is told.
final class CredentialRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorInfo error;

    CredentialRefusedException(int code, int status, String message) {
        super(message);
        this.error = new ErrorInfo(code, status, message);
    }

    ErrorInfo error() {
        return error;
    }
}
