package dev.playhead.transport.core;

import dev.playhead.transport.annotations.Aggregation;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Publisher;
import dev.playhead.transport.core.state.SerialClock;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes annotations in, over a connection or over REST: checks all of a publish, then stores, counts and orders it
/// (RTAN1, RSAN1).
final class AnnotateHandler {
    private final State state;
    private final Delivery delivery;

    AnnotateHandler(State state, Delivery delivery) {
        this.state = state;
        this.delivery = delivery;
    }

    /// Outcome of a publish of annotations.
    sealed interface Outcome {
        record Refused(ErrorInfo error) implements Outcome {}

        /// Stored; `serials` in the order of the annotations.
        record Stored(List<String> serials, List<Annotation> fresh, List<StoredMessage> summarised)
                implements Outcome {}
    }

    Outcome annotate(Channel channel, Publisher publisher, List<Annotation> annotations, long atMs) {
        var refusal = refusal(channel, publisher, annotations);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        var serials = new ArrayList<String>();
        var fresh = new ArrayList<Annotation>();
        var place = "";
        for (int i = 0; i < annotations.size(); i++) {
            var annotation = annotations.get(i);
            var known = channel.messages().annotations().serialOfId(annotation.id());
            if (known != null) {
                serials.add(known); // accepted before: not counted again, only answered again
                continue;
            }
            if (fresh.isEmpty()) {
                place = channel.clock().next(atMs);
            }
            var serial = SerialClock.ofMessage(place, fresh.size());
            fresh.add(stamped(annotation, publisher, publisher.baseId() + ":" + i, serial, atMs));
            serials.add(serial);
        }
        return new Outcome.Stored(serials, fresh, store(channel, place, fresh, atMs));
    }

    private List<StoredMessage> store(Channel channel, String place, List<Annotation> fresh, long atMs) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        var summarised = channel.messages().annotate(place, fresh);
        if (!summarised.isEmpty()) {
            // A place of its own: who drops between the annotation and the summary is sent the summary again.
            var next = channel.clock().next(atMs);
            summarised.forEach(message -> channel.messages().summarise(message, next, state.maxMessageSize()));
        }
        return summarised;
    }

    /// Tells those who listen: the annotations themselves to some, the new summaries to all.
    void deliver(Channel channel, Outcome.Stored stored, long atMs) {
        if (!stored.fresh().isEmpty()) {
            delivery.everyone(channel, frame(channel, stored.fresh(), atMs), ChannelMode.ANNOTATION_SUBSCRIBE);
        }
        if (!stored.summarised().isEmpty()) {
            delivery.everyone(channel, summaries(channel, stored.summarised(), atMs), ChannelMode.SUBSCRIBE);
        }
    }

    private @Nullable ErrorInfo refusal(Channel channel, Publisher publisher, List<Annotation> annotations) {
        if (annotations.isEmpty()) {
            return Errors.malformed("There is no annotation to publish.");
        }
        var app = state.apps.get(channel.app());
        if (app != null && !app.hasMutableMessages(channel.name())) {
            return Errors.immutable(channel.name());
        }
        long size = annotations.stream().mapToLong(AnnotateHandler::sizeBytes).sum();
        if (size > state.maxMessageSize()) {
            return Errors.tooLarge(size, state.maxMessageSize());
        }
        for (var annotation : annotations) {
            var refused = refusal(channel, publisher, annotation);
            if (refused != null) {
                return refused;
            }
        }
        return PublishHandler.idsFit(annotations.stream().map(Annotation::id).toList()) ? null : Errors.messageIds();
    }

    private static @Nullable ErrorInfo refusal(Channel channel, Publisher publisher, Annotation annotation) {
        var given = annotation.clientId();
        if (given != null && publisher.clientId() != null && !given.equals(publisher.clientId())) {
            return Errors.clientId(given, publisher.clientId());
        }
        if (given != null && publisher.identity().clientId() == null) {
            return Errors.anonymousClaim(given);
        }
        if (annotation.messageSerial() == null) {
            return Errors.noMessageSerial();
        }
        if (channel.message(annotation.messageSerial()) == null) {
            return Errors.messageUnknown(annotation.messageSerial());
        }
        if (annotation.action() == null) {
            return Errors.malformed("Annotation action " + annotation.actionCode() + " is not known.");
        }
        var type = annotation.type();
        if (type == null || type.isEmpty()) {
            return Errors.malformed("An annotation must have a type, for example reaction:distinct.v1.");
        }
        var aggregation = Aggregation.of(type).orElse(null);
        if (aggregation == null) {
            return null;
        }
        boolean anonymous = given == null && publisher.clientId() == null;
        boolean takesBack = annotation.action() == AnnotationAction.DELETE && aggregation == Aggregation.MULTIPLE;
        if (anonymous && (aggregation.needsClient() || takesBack)) {
            return Errors.anonymousAnnotation(type);
        }
        if (aggregation.needsName() && annotation.name() == null) {
            return Errors.malformed("An annotation of type " + type + " must have a name.");
        }
        return annotation.count() != null && annotation.count() < 1
                ? Errors.malformed("The count of an annotation must be 1 or more, not " + annotation.count() + ".")
                : null;
    }

    private static Annotation stamped(Annotation annotation, Publisher publisher, String id, String serial, long atMs) {
        var connection = publisher.connection();
        return annotation.toBuilder()
                .id(Objects.requireNonNullElse(annotation.id(), id))
                .actionCode(Objects.requireNonNullElse(annotation.actionCode(), AnnotationAction.CREATE.code()))
                .clientId(publisher.clientId() != null ? publisher.clientId() : annotation.clientId())
                .connectionId(connection == null ? null : connection.value())
                .timestamp(atMs)
                .serial(serial)
                .build();
    }

    private static long sizeBytes(Annotation annotation) {
        return PublishHandler.sizeBytes(Message.builder()
                .name(annotation.name())
                .data(annotation.data())
                .clientId(annotation.clientId())
                .extras(annotation.extras())
                .build());
    }

    private static ProtocolMessage frame(Channel channel, List<Annotation> annotations, long atMs) {
        var first = annotations.getFirst();
        var id = first.id();
        return ProtocolMessage.builder(Action.ANNOTATION)
                .id(id != null && id.endsWith(":0") ? id.substring(0, id.length() - 2) : null)
                .channel(channel.name())
                .channelSerial(SerialClock.ofChannel(String.valueOf(first.serial())))
                .connectionId(first.connectionId())
                .timestamp(atMs)
                .annotations(annotations)
                .build();
    }

    private static ProtocolMessage summaries(Channel channel, List<StoredMessage> messages, long atMs) {
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel(channel.name())
                .channelSerial(messages.getFirst().summarySerial())
                .timestamp(atMs)
                .messages(messages.stream().map(StoredMessage::summary).toList())
                .build();
    }

    /// Returns the frames that an attachment missed after `from`: annotations where it is sent them, and
    /// summaries of messages that have not changed otherwise. In no particular order.
    static List<ProtocolMessage> missed(Channel channel, Attachment attachment, String from) {
        var missed = new ArrayList<ProtocolMessage>();
        if (attachment.may(ChannelMode.ANNOTATION_SUBSCRIBE)) {
            for (var event : channel.messages().annotations().since(from)) {
                long atMs = Objects.requireNonNullElse(
                        event.annotations().getFirst().timestamp(), 0L);
                missed.add(frame(channel, event.annotations(), atMs));
            }
        }
        if (attachment.may(ChannelMode.SUBSCRIBE)) {
            for (var message : channel.messages().since(from)) {
                var changed = message.summarySerial();
                if (changed != null
                        && changed.compareTo(from) > 0
                        && message.lastChange().compareTo(from) <= 0
                        && attachment.wants(message.current())) {
                    missed.add(summaries(channel, List.of(message), SerialClock.atMs(changed)));
                }
            }
        }
        return missed;
    }
}
