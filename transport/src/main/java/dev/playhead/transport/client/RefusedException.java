package dev.playhead.transport.client;

import dev.playhead.transport.protocol.ErrorInfo;
import org.jspecify.annotations.Nullable;

/// The broker said no: to a publish (NACK), to an attach, or to the connection.
public final class RefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient ErrorInfo error;

    /// @param what what was refused
    /// @param error as the broker gave it; null when it gave none
    RefusedException(String what, @Nullable ErrorInfo error) {
        super("The broker refused " + what
                + (error == null ? "." : ": " + error.message() + " (" + error.code() + ")"));
        this.error = error == null ? new ErrorInfo(0, 0, "The broker gave no reason.") : error;
    }

    /// Returns the reason that the broker gave.
    public ErrorInfo error() {
        return error;
    }
}
