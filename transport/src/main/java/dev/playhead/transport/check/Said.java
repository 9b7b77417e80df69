package dev.playhead.transport.check;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.TransportId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A message, or a change of one, that the broker has accepted.
///
/// @param participant index of who published it; -1 when nobody knows
/// @param serial of the message; null when the answer does not say
/// @param position of the publish
/// @param atNanos when it was published, ns since 1970
/// @param transport that it came by; null for a request
/// @param run that it names, or that it stops; null when the start of that run is not in the log
public record Said(
        ChannelId channel,
        int participant,
        Message message,
        AiHeaders headers,
        @Nullable String serial,
        long position,
        long atNanos,
        @Nullable TransportId transport,
        @Nullable AgentRun run) {

    /// Returns its name; empty when it has none, as appends.
    public String name() {
        return Objects.requireNonNullElse(message.name(), "");
    }

    /// Returns whether it adds to a message that is there.
    public boolean isAppend() {
        return message.action() == MessageAction.APPEND;
    }

    /// Returns a field of the codec; empty when it is absent.
    public String codec(String field) {
        var value = headers.codec().get(field);
        return value == null ? "" : value.toString();
    }

    /// Returns the characters or bytes that it carries.
    public int length() {
        return length(message);
    }

    static int length(Message message) {
        return switch (message.data()) {
            case Data.Text(var text) -> text.length();
            case Data.Binary(var bytes) -> bytes.length;
            case null -> 0;
        };
    }
}
