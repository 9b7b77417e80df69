package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/// Input that cannot be read, with a reason in words of our own: unlike those of a library they repeat nothing of it.
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    /// Returns the reason in words fit to be recorded: what was not read may have been a secret in the wrong
    /// place.
    static String reason(Exception e) {
        if (e instanceof UnreadableException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            // The parser of MessagePack counts bytes, but calls them characters.
            long at = Math.max(
                    json.getLocation().getByteOffset(), json.getLocation().getCharOffset());
            return "it is not well-formed" + (at < 0 ? "" : " at byte " + at);
        }
        return "it is not well-formed";
    }
}
