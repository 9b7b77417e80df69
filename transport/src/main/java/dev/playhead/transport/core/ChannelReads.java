package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Metric;
import dev.playhead.transport.core.state.PresenceHistory;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads of channels over REST: history, messages, members, occupancy (RSL2, RSP3, RSP4). A channel that was
/// never used is null here, and reads as an empty one.
final class ChannelReads {
    private final State state;

    ChannelReads(State state) {
        this.state = state;
    }

    RestReply history(@Nullable Channel channel, RestCall.Page page, @Nullable String fromSerial) {
        if (channel == null) {
            return new RestReply.Messages(List.of(), null);
        }
        if (fromSerial != null && !channel.clock().issued(fromSerial)) {
            return new RestReply.Failed(Errors.attachPoint(fromSerial));
        }
        var messages = fromSerial == null
                ? channel.messages().all()
                : channel.messages().all().stream()
                        .filter(m -> m.channelSerial().compareTo(fromSerial) <= 0)
                        .toList();
        var cut = Paging.ofSerials(
                messages, page, m -> Objects.requireNonNullElse(m.current().timestamp(), 0L), StoredMessage::serial);
        return new RestReply.Messages(
                cut.items().stream().map(StoredMessage::current).toList(), cut.next());
    }

    RestReply message(@Nullable Channel channel, String serial) {
        var stored = channel == null ? null : channel.message(serial);
        return stored == null
                ? new RestReply.Failed(Errors.messageUnknown(serial))
                : new RestReply.OneMessage(stored.current());
    }

    RestReply versions(@Nullable Channel channel, String serial, RestCall.Page page) {
        var stored = channel == null ? null : channel.message(serial);
        if (stored == null) {
            return new RestReply.Failed(Errors.messageUnknown(serial));
        }
        // Versions are listed oldest first, whatever the default direction of other lists is.
        var forwards = new RestCall.Page(
                page.startMs(), page.endMs(), RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = Paging.cut(stored.versions(), forwards, m -> page.startMs(), ChannelReads::versionSerial);
        return new RestReply.Messages(
                cut.items().stream().map(ChannelReads::asVersion).toList(), cut.next());
    }

    // As the service lists it: a message as it was created has no version but its own serial, which clients fill in
    // (TM2s); the suite of ably-java takes one that is there for a change.
    private static Message asVersion(Message version) {
        return version.action() == MessageAction.CREATE
                ? version.toBuilder().version(null).build()
                : version;
    }

    RestReply annotations(@Nullable Channel channel, String serial, RestCall.Page page) {
        var stored = channel == null ? null : channel.message(serial);
        if (stored == null) {
            return new RestReply.Failed(Errors.messageUnknown(serial));
        }
        // Like versions: oldest first.
        var forwards = new RestCall.Page(
                page.startMs(), page.endMs(), RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = Paging.cut(
                stored.annotationList(),
                forwards,
                a -> Objects.requireNonNullElse(a.timestamp(), 0L),
                Annotation::serial);
        return new RestReply.Annotations(cut.items(), cut.next());
    }

    RestReply summary(@Nullable Channel channel, String serial, String clientId) {
        var stored = channel == null ? null : channel.message(serial);
        return stored == null
                ? new RestReply.Failed(Errors.messageUnknown(serial))
                : new RestReply.Summary(stored.summaryFor(clientId));
    }

    private static @Nullable String versionSerial(Message message) {
        return message.version() == null ? null : message.version().serial();
    }

    RestReply members(
            @Nullable Channel channel, @Nullable String clientId, @Nullable String connectionId, RestCall.Page page) {
        if (channel == null) {
            return new RestReply.Presence(List.of(), null);
        }
        var members = present(channel).stream()
                .filter(m -> clientId == null || clientId.equals(m.clientId()))
                .filter(m -> connectionId == null || connectionId.equals(m.connectionId()))
                .toList();
        var forwards = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = Paging.cut(members, forwards, m -> 0, PresenceMessage::id);
        return new RestReply.Presence(cut.items(), cut.next());
    }

    /// The members of a channel as somebody hears of them who did not see them enter.
    static List<PresenceMessage> present(Channel channel) {
        return channel.members().stream()
                .map(m ->
                        m.toBuilder().actionCode(PresenceAction.PRESENT.code()).build())
                .toList();
    }

    RestReply presenceHistory(@Nullable Channel channel, RestCall.Page page) {
        if (channel == null) {
            return new RestReply.Presence(List.of(), null);
        }
        var cut = Paging.ofSerials(
                channel.presence().events(),
                page,
                e -> Objects.requireNonNullElse(e.change().timestamp(), 0L),
                PresenceHistory.Event::channelSerial);
        return new RestReply.Presence(
                cut.items().stream().map(PresenceHistory.Event::change).toList(), cut.next());
    }

    RestReply.Status status(@Nullable Channel channel, String name) {
        return new RestReply.Status(name, channel != null && channel.isActive(), metrics(channel));
    }

    /// All counts of a channel, in the order they are written.
    static Map<String, Integer> metrics(@Nullable Channel channel) {
        var metrics = new LinkedHashMap<String, Integer>();
        metrics.put("connections", channel == null ? 0 : Metric.connections(channel, attachment -> true));
        for (var metric : Metric.values()) {
            metrics.put(metric.word, channel == null ? 0 : metric.count(channel));
        }
        return metrics;
    }

    RestReply channels(Identity identity, String prefix, boolean whole, RestCall.Page page) {
        var all = state.channels.values().stream()
                .filter(c -> c.app().equals(identity.app()) && c.name().startsWith(prefix))
                .filter(Channel::isActive)
                .toList();
        var forwards = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = Paging.cut(all, forwards, c -> 0, Channel::name);
        return whole
                ? new RestReply.ChannelList(
                        cut.items().stream().map(c -> status(c, c.name())).toList(), cut.next())
                : new RestReply.ChannelNames(
                        cut.items().stream().map(Channel::name).toList(), cut.next());
    }
}
