package dev.playhead.transport.server;

/// Bytes that are no request, or more of one than is allowed. The message is for the client.
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
