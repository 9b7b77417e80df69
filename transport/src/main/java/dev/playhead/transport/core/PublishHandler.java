package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Publisher;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.SerialClock;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Utf8;
import dev.playhead.transport.protocol.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes publishes in, over a connection or over REST: checks the whole of it, then stores and orders it.
final class PublishHandler {
    private final State state;

    PublishHandler(State state) {
        this.state = state;
    }

    /// Outcome of a publish.
    sealed interface Outcome {
        record Refused(ErrorInfo error) implements Outcome {}

        /// Stored, in this order; serials of messages, of versions for changes.
        record Stored(List<String> serials, List<Step> steps) implements Outcome {}
    }

    /// One thing to deliver.
    sealed interface Step {
        record Created(String channelSerial, List<Message> messages) implements Step {}

        record Changed(String channelSerial, StoredMessage message, Message increment) implements Step {}
    }

    Outcome publish(Channel channel, Publisher publisher, List<Message> messages, long atMs) {
        var refusal = refusal(channel, publisher, messages);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        var serials = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        create(channel, publisher, messages, atMs, serials, steps);
        return new Outcome.Stored(serials, steps);
    }

    /// Returns why these messages cannot be published; null when they can.
    @Nullable
    ErrorInfo refusal(Channel channel, Publisher publisher, List<Message> messages) {
        long size = 0;
        for (var message : messages) {
            size += sizeBytes(message);
        }
        if (size > state.maxMessageSize()) {
            return Errors.tooLarge(size, state.maxMessageSize());
        }
        for (var message : messages) {
            var given = message.clientId();
            if (given != null && publisher.clientId() != null && !given.equals(publisher.clientId())) {
                return Errors.clientId(given, publisher.clientId());
            }
            if (given != null && publisher.identity().clientId() == null) {
                return Errors.anonymousClaim(given);
            }
            switch (message.action()) {
                case CREATE -> {
                    var connection = message.connectionId();
                    if (connection != null
                            && publisher.connection() != null
                            && !connection.equals(publisher.connection().value())) {
                        return Errors.otherConnection(connection);
                    }
                }
                case UPDATE, DELETE, APPEND -> {
                    var app = state.apps.get(channel.app());
                    if (app != null && !app.hasMutableMessages(channel.name())) {
                        return Errors.immutable(channel.name());
                    }
                    if (message.serial() == null) {
                        return Errors.noSerial();
                    }
                    var stored = channel.message(message.serial());
                    if (stored == null) {
                        return Errors.messageUnknown(message.serial());
                    }
                    var impostor = impostor(publisher, message.version());
                    if (impostor != null) {
                        return impostor;
                    }
                    var forbidden =
                            Rights.change(publisher.identity(), channel.name(), message.action(), stored.current());
                    if (forbidden != null) {
                        return forbidden;
                    }
                    var refused = stored.refusal(message, state.maxMessageSize());
                    if (refused != null) {
                        return refused;
                    }
                }
                case META, SUMMARY -> {
                    return Errors.badAction(Objects.requireNonNullElse(message.actionCode(), 0));
                }
                case null -> {
                    return Errors.badAction(Objects.requireNonNullElse(message.actionCode(), -1));
                }
            }
        }
        int ephemeral = 0;
        for (var message : messages) {
            ephemeral += StoredMessage.isEphemeral(message) ? 1 : 0;
        }
        if (ephemeral != 0 && ephemeral != messages.size()) {
            return Errors.ephemeralMixed();
        }
        boolean fits = messages.size() == 1
                || idsFit(messages.stream().map(Message::id).toList());
        return fits ? null : Errors.messageIds();
    }

    // Who has made a version is told to everybody: whoever is somebody cannot say that it was another.
    private static @Nullable ErrorInfo impostor(Publisher publisher, @Nullable Version version) {
        var given = version == null ? null : version.clientId();
        if (given == null) {
            return null;
        }
        if (publisher.identity().clientId() == null) {
            return Errors.anonymousClaim(given);
        }
        return publisher.clientId() == null || publisher.clientId().equals(given)
                ? null
                : Errors.clientId(given, publisher.clientId());
    }

    /// Returns whether the ids of one publish are what the idempotency rules allow.
    static boolean idsFit(List<@Nullable String> ids) {
        long withId = ids.stream().filter(Objects::nonNull).count();
        if (withId == 0 || ids.size() == 1) {
            return true;
        }
        var first = ids.getFirst();
        if (withId != ids.size() || first == null || !first.endsWith(":0")) {
            return false;
        }
        var base = first.substring(0, first.length() - 1);
        for (int i = 0; i < ids.size(); i++) {
            if (!(base + i).equals(ids.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void create(
            Channel channel,
            Publisher publisher,
            List<Message> messages,
            long atMs,
            List<String> serials,
            List<Step> steps) {
        var created = new ArrayList<Message>();
        String createdSerial = "";
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            if (message.action() != MessageAction.CREATE) {
                if (!created.isEmpty()) {
                    steps.add(new Step.Created(createdSerial, List.copyOf(created))); // in the order of their serials
                    created.clear();
                }
                steps.add(change(channel, publisher, message, atMs, serials));
                continue;
            }
            var known = channel.messages().serialOfId(message.id());
            if (known != null) {
                serials.add(known); // an id accepted before is not published again, only answered again
                continue;
            }
            if (created.isEmpty()) {
                createdSerial = channel.clock().next(atMs);
            }
            var serial = SerialClock.ofMessage(createdSerial, created.size());
            var stored = stamped(message, publisher, publisher.baseId() + ":" + i, serial, atMs);
            created.add(stored);
            serials.add(serial);
            if (StoredMessage.isEphemeral(stored)) {
                channel.messages().remember(stored);
            } else {
                channel.messages().store(new StoredMessage(createdSerial, stored));
            }
        }
        if (!created.isEmpty()) {
            steps.add(new Step.Created(createdSerial, created));
        }
    }

    private static Message stamped(Message message, Publisher publisher, String id, String serial, long atMs) {
        var connection = publisher.connection();
        return message.toBuilder()
                .id(Objects.requireNonNullElse(message.id(), id))
                .clientId(publisher.clientId() != null ? publisher.clientId() : message.clientId())
                .connectionId(connection == null ? null : connection.value())
                .connectionKey(null)
                .timestamp(atMs)
                .actionCode(MessageAction.CREATE.code())
                .serial(serial)
                .version(Version.of(serial, atMs))
                .annotations(null)
                .unknown(withoutSize(message.unknown()))
                .build();
    }

    // ably-js sends the size that it has counted; it is no field of the protocol and must not travel on.
    private static Map<String, @Nullable Object> withoutSize(Map<String, @Nullable Object> unknown) {
        if (!unknown.containsKey("size")) {
            return unknown;
        }
        var rest = new LinkedHashMap<>(unknown);
        rest.remove("size");
        return rest;
    }

    private Step change(Channel channel, Publisher publisher, Message change, long atMs, List<String> serials) {
        var message = Objects.requireNonNull(channel.message(Objects.requireNonNull(change.serial())));
        var channelSerial = channel.clock().next(atMs);
        var versionSerial = SerialClock.ofMessage(channelSerial, 0);
        serials.add(versionSerial);
        var given = change.version();
        var by = given != null && given.clientId() != null ? given.clientId() : publisher.clientId();
        var version = new Version(
                versionSerial,
                atMs,
                by,
                given == null ? null : given.description(),
                given == null ? Map.of() : given.metadata());
        return new Step.Changed(
                channelSerial,
                message,
                channel.messages().change(message, change, channelSerial, version, publisher.connection()));
    }

    static long sizeBytes(Message message) {
        long size = message.data() == null ? 0 : message.data().sizeBytes();
        size += utf8(message.name()) + utf8(message.clientId());
        if (message.extras() != null) {
            size += treeBytes(message.extras());
        }
        return size;
    }

    // Close to the length of its JSON, without writing it: good enough for a limit, and cheap on every append.
    private static long treeBytes(@Nullable Object value) {
        return switch (value) {
            case null -> 4;
            case String text -> utf8(text) + 2;
            case Map<?, ?> map -> {
                long size = 2;
                for (var entry : map.entrySet()) {
                    size += utf8(String.valueOf(entry.getKey())) + 4 + treeBytes(entry.getValue());
                }
                yield size;
            }
            case List<?> list -> {
                long size = 2;
                for (var item : list) {
                    size += treeBytes(item) + 1;
                }
                yield size;
            }
            default -> value.toString().length();
        };
    }

    private static long utf8(@Nullable String text) {
        return text == null ? 0 : Utf8.length(text);
    }
}
