package dev.playhead.transport.session;

import dev.playhead.transport.protocol.Annotation;
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

    record Annotations(
            List<Annotation> annotations, @Nullable String nextCursor) implements RestReply {}

    /// The summary of a message by type.
    record Summary(Map<String, Object> byType) implements RestReply {}

    record OneMessage(Message message) implements RestReply {}

    record Presence(List<PresenceMessage> members, @Nullable String nextCursor) implements RestReply {}

    /// Counts by their metric name, in the order they are written.
    record Status(String channel, boolean active, Map<String, Integer> metrics) implements RestReply {}

    /// A token is granted. Its secret part is made where the secrets are.
    record TokenGranted(TokenDetails details) implements RestReply {}

    record TokensRevoked(List<Revoked> results) implements RestReply {
        public TokensRevoked {
            results = List.copyOf(results);
        }
    }

    /// @param error why this target was not revoked; null when it was
    record Revoked(
            String target,
            long issuedBeforeMs,
            long appliesAtMs,
            @Nullable ErrorInfo error) {}

    record AppCreated(App app) implements RestReply {}

    record AppDropped(String app) implements RestReply {}

    record ChannelNames(List<String> names, @Nullable String nextCursor) implements RestReply {}

    record ChannelList(List<Status> channels, @Nullable String nextCursor) implements RestReply {}

    /// The outcomes of batches, in their order.
    record BatchPublished(List<List<BatchResult>> batches, boolean single, boolean flat) implements RestReply {}

    /// @param published null when `error` says why not
    record BatchResult(
            String channel,
            @Nullable Published published,
            @Nullable ErrorInfo error) {}

    record BatchMembers(List<ChannelMembers> channels) implements RestReply {}

    record ChannelMembers(
            String channel,
            List<PresenceMessage> members,
            @Nullable ErrorInfo error) {}

    /// @param app whose figures they are; null when the key does not say
    /// @param now id of the minute of the answer: what it is in has not ended
    record StatsPage(
            @Nullable String app,
            String now,
            List<StatsInterval> intervals,
            @Nullable String nextCursor) implements RestReply {}

    /// Free structure: maps, lists, texts, numbers. Null is an answer without a body.
    record Tree(int status, @Nullable Object tree) implements RestReply {}

    /// Done, and there is nothing to say.
    record Done() implements RestReply {}

    /// Objects as an [dev.playhead.transport.objects.ObjectReading.Tree] has them.
    record ObjectTree(Object value) implements RestReply {}

    /// Operations on objects were applied.
    record ObjectsChanged(String channel, String messageId, List<String> objectIds) implements RestReply {}

    record Failed(ErrorInfo error) implements RestReply {}
}
