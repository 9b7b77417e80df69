package dev.playhead.transport.core;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to a [RestCall], before it is encoded. `nextCursor` is null on the last page.
public sealed interface RestReply {
    record Time(long nowMs) implements RestReply {}

    /// A publish was stored; `serials` in the order of the messages.
    record Published(String channel, String messageId, List<String> serials) implements RestReply {}

    /// A change was stored as this version.
    record Changed(String versionSerial) implements RestReply {}

    record Messages(List<Message> messages, @Nullable String nextCursor) implements RestReply {}

    record OneMessage(Message message) implements RestReply {}

    record Presence(List<PresenceMessage> members, @Nullable String nextCursor) implements RestReply {}

    /// Counts by their metric name, in the order they are written.
    record Status(String channel, boolean active, Map<String, Integer> metrics) implements RestReply {}

    record Failed(ErrorInfo error) implements RestReply {}
}
