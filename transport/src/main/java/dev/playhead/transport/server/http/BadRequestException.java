package dev.playhead.transport.server.http;

import java.util.Map;

/// Bytes that are no request, more of one than is allowed, or a request of somebody who may not ask. The message is for
/// the client.
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    public BadRequestException(int status, String message) {
        this(status, message, Map.of());
    }

    /// @param headers of the answer, beyond those that every answer has
    public BadRequestException(int status, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.headers = headers;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public int status() {
        return status;
    }
}
