package dev.playhead.transport.foreign;

import java.io.IOException;

/// A file is not of the format that it should be of. The message says where and why, in a sentence.
public final class ForeignFormatException extends IOException {
    private static final long serialVersionUID = 1;

    ForeignFormatException(String place, String reason) {
        super(place + ": " + reason + ".");
    }

    ForeignFormatException(String place, String reason, Exception cause) {
        super(place + ": " + reason + ".", cause);
    }
}
