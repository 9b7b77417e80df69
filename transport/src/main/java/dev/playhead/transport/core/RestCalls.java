package dev.playhead.transport.core;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.RequestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Answers REST requests from the same state that connections use (protocol reference section 6).
final class RestCalls {
    private final State state;
    private final Publishing publishing;
    private final Delivery delivery;

    RestCalls(State state, Publishing publishing, Delivery delivery) {
        this.state = state;
        this.publishing = publishing;
        this.delivery = delivery;
    }

    RestReply answer(RequestId request, Identity identity, RestCall call, long atMs) {
        return switch (call) {
            case RestCall.Time() -> new RestReply.Time(atMs);
            case RestCall.Publish(var channel, var messages) -> publish(request, identity, channel, messages, atMs);
            case RestCall.Change(var channel, var serial, var message) ->
                change(
                        request,
                        identity,
                        channel,
                        message.toBuilder().serial(serial).build(),
                        atMs);
            case RestCall.History(var channel, var page, var fromSerial) -> history(channel, page, fromSerial);
            case RestCall.GetMessage(var channel, var serial) -> {
                var stored = stored(channel, serial);
                yield stored == null
                        ? new RestReply.Failed(Errors.messageUnknown(serial))
                        : new RestReply.OneMessage(stored.current());
            }
            case RestCall.Versions(var channel, var serial, var page) -> versions(channel, serial, page);
            case RestCall.Members(var channel, var clientId, var connectionId, var page) ->
                members(channel, clientId, connectionId, page);
            case RestCall.PresenceHistory(var channel, var page) -> presenceHistory(channel, page);
            case RestCall.ChannelStatus(var channel) -> status(channel);
        };
    }

    private RestReply publish(RequestId request, Identity identity, String name, List<Message> messages, long atMs) {
        if (!ChannelNames.isValid(name)) {
            return new RestReply.Failed(Errors.channelName(name));
        }
        var key = messages.isEmpty() ? null : messages.getFirst().connectionKey();
        var behalf = key == null ? null : state.byKey.get(key);
        if (key != null && behalf == null) {
            return new RestReply.Failed(Errors.unknownConnectionKey());
        }
        var channel = state.channel(name, atMs);
        var publisher = publisher(request, identity, behalf);
        return switch (publishing.publish(channel, publisher, messages, atMs)) {
            case Publishing.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case Publishing.Outcome.Stored(var serials, var steps) -> {
                deliver(channel, steps, publisher.connection());
                yield new RestReply.Published(name, publisher.baseId(), serials);
            }
        };
    }

    private RestReply change(RequestId request, Identity identity, String name, Message change, long atMs) {
        var channel = state.channels.get(name);
        if (channel == null) {
            return new RestReply.Failed(Errors.messageUnknown(String.valueOf(change.serial())));
        }
        var publisher = publisher(request, identity, null);
        return switch (publishing.publish(channel, publisher, List.of(change), atMs)) {
            case Publishing.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case Publishing.Outcome.Stored(var serials, var steps) -> {
                deliver(channel, steps, null);
                yield new RestReply.Changed(serials.getFirst());
            }
        };
    }

    private Publishing.Publisher publisher(RequestId request, Identity identity, @Nullable Connection behalf) {
        var base = state.seeded.name("rest", request.value(), 10);
        if (behalf != null) {
            return new Publishing.Publisher(behalf.id(), behalf.clientId(), base);
        }
        var clientId = Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
        return new Publishing.Publisher(null, clientId, base);
    }

    private void deliver(Channel channel, List<Publishing.Step> steps, @Nullable ConnectionId publisher) {
        for (var step : steps) {
            switch (step) {
                case Publishing.Step.Created(var serial, var messages) ->
                    delivery.created(channel, serial, messages, publisher);
                case Publishing.Step.Changed(var serial, var message, var increment) ->
                    delivery.changed(channel, serial, message, increment, publisher);
            }
        }
    }

    private RestReply history(String name, RestCall.Page page, @Nullable String fromSerial) {
        var channel = state.channels.get(name);
        if (channel == null) {
            return new RestReply.Messages(List.of(), null);
        }
        if (fromSerial != null && !channel.clock().issued(fromSerial)) {
            return new RestReply.Failed(Errors.attachPoint(fromSerial));
        }
        var messages = channel.messages().stream()
                .filter(m -> fromSerial == null || m.channelSerial().compareTo(fromSerial) <= 0)
                .map(StoredMessage::current)
                .toList();
        var cut = page(messages, page, m -> Objects.requireNonNullElse(m.timestamp(), 0L), m -> m.serial());
        return new RestReply.Messages(cut.items(), cut.next());
    }

    private RestReply versions(String name, String serial, RestCall.Page page) {
        var stored = stored(name, serial);
        if (stored == null) {
            return new RestReply.Failed(Errors.messageUnknown(serial));
        }
        // Versions are listed oldest first, whatever the default direction of other lists is.
        var forwards = new RestCall.Page(
                page.startMs(), page.endMs(), RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = page(stored.versions(), forwards, m -> page.startMs(), RestCalls::versionSerial);
        return new RestReply.Messages(cut.items(), cut.next());
    }

    private static @Nullable String versionSerial(Message message) {
        return message.version() == null ? null : message.version().serial();
    }

    private RestReply members(
            String name, @Nullable String clientId, @Nullable String connectionId, RestCall.Page page) {
        var channel = state.channels.get(name);
        if (channel == null) {
            return new RestReply.Presence(List.of(), null);
        }
        var members = channel.members().stream()
                .filter(m -> clientId == null || clientId.equals(m.clientId()))
                .filter(m -> connectionId == null || connectionId.equals(m.connectionId()))
                .map(m ->
                        m.toBuilder().actionCode(PresenceAction.PRESENT.code()).build())
                .toList();
        var forwards = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = page(members, forwards, m -> 0, PresenceMessage::id);
        return new RestReply.Presence(cut.items(), cut.next());
    }

    private RestReply presenceHistory(String name, RestCall.Page page) {
        var channel = state.channels.get(name);
        if (channel == null) {
            return new RestReply.Presence(List.of(), null);
        }
        var events = channel.presenceEvents();
        var cut = page(
                events,
                page,
                e -> Objects.requireNonNullElse(e.change().timestamp(), 0L),
                Channel.PresenceEvent::channelSerial);
        return new RestReply.Presence(
                cut.items().stream().map(Channel.PresenceEvent::change).toList(), cut.next());
    }

    private RestReply status(String name) {
        var channel = state.channels.get(name);
        var metrics = new LinkedHashMap<String, Integer>();
        metrics.put("connections", channel == null ? 0 : channel.attachments().size());
        for (var mode : Metric.values()) {
            metrics.put(mode.word, channel == null ? 0 : mode.count(channel));
        }
        return new RestReply.Status(name, channel != null, metrics);
    }

    private @Nullable StoredMessage stored(String channel, String serial) {
        var found = state.channels.get(channel);
        return found == null ? null : found.message(serial);
    }

    private record Cut<T>(List<T> items, @Nullable String next) {}

    private static <T> Cut<T> page(
            List<T> all, RestCall.Page page, ToLongFunction<T> atMs, Function<T, @Nullable String> key) {
        var ordered = new ArrayList<>(all);
        if (page.direction() == RestCall.Direction.BACKWARDS) {
            Collections.reverse(ordered);
        }
        var items = new ArrayList<T>();
        boolean begun = page.cursor() == null;
        for (var item : ordered) {
            if (!begun) {
                begun = Objects.equals(key.apply(item), page.cursor());
                continue;
            }
            long at = atMs.applyAsLong(item);
            if (at < page.startMs() || at > page.endMs()) {
                continue;
            }
            if (items.size() == page.limit()) {
                return new Cut<>(items, key.apply(items.getLast()));
            }
            items.add(item);
        }
        return new Cut<>(items, null);
    }
}
