package dev.playhead.transport.protocol;

import java.util.Locale;

/// Format of frames and bodies. JSON travels in text frames, MessagePack in binary ones.
public enum Format {
    JSON("application/json"),
    MSGPACK("application/x-msgpack");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /// The exact media type, without a charset: ably-js on Node compares the whole string.
    public String contentType() {
        return contentType;
    }

    /// The word used in the `format` query parameter and in recordings.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
