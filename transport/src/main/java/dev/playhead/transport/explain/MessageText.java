package dev.playhead.transport.explain;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;

/// The payload of a message as a person reads it.
public final class MessageText {
    private MessageText() {}

    /// The text; for bytes how many there are, for a delta that it is one, empty without a payload.
    public static String of(Message message) {
        if (WholeMessages.isDelta(message)) {
            return "(a delta)";
        }
        return switch (message.data()) {
            case Data.Text(var text) -> text;
            case Data.Binary(var bytes) -> bytes.length + " bytes";
            case null -> "";
        };
    }
}
