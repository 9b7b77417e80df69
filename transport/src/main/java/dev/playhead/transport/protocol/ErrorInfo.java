package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// An error as clients expect it: code, HTTP-like status and a sentence are always there.
///
/// @param code the protocol's error code, for example 40160
/// @param statusCode the HTTP status that goes with it
/// @param message what happened and what to do
/// @param href where to read more; null when there is nothing
/// @param cause the error behind this one; null when there is none
public record ErrorInfo(
        int code,
        int statusCode,
        String message,
        @Nullable String href,
        @Nullable ErrorInfo cause) {
    /// An error without link or cause.
    public ErrorInfo(int code, int statusCode, String message) {
        this(code, statusCode, message, null, null);
    }
}
