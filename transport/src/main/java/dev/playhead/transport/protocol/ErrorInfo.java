package dev.playhead.transport.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    /// Its fields by name, as recordings have them; those that are null are left out.
    public Map<String, Object> toMap() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", (long) code);
        fields.put("statusCode", (long) statusCode);
        fields.put("message", message);
        if (href != null) {
            fields.put("href", href);
        }
        if (cause != null) {
            fields.put("cause", cause.toMap());
        }
        return fields;
    }

    /// The error with these fields.
    ///
    /// @throws RuntimeException when one that must be there is not
    public static ErrorInfo of(Map<?, ?> fields) {
        var href = fields.get("href");
        return new ErrorInfo(
                number(fields, "code"),
                number(fields, "statusCode"),
                Objects.requireNonNull(fields.get("message"), "message").toString(),
                href == null ? null : href.toString(),
                fields.get("cause") instanceof Map<?, ?> cause ? of(cause) : null);
    }

    private static int number(Map<?, ?> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name), name)).intValue();
    }
}
