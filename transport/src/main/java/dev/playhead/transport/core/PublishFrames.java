package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Publisher;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Frames that publish: messages, annotations, changes of presence. Each is checked, answered, and delivered, in this
/// order.
final class PublishFrames {
    private final Admission admission;
    private final Acks acks;
    private final Rollup rollup;
    private final PublishHandler publishing;
    private final AnnotateHandler annotating;
    private final Presence presence;
    private final Delivery delivery;

    PublishFrames(
            Admission admission,
            Acks acks,
            Rollup rollup,
            PublishHandler publishing,
            AnnotateHandler annotating,
            Presence presence,
            Delivery delivery) {
        this.admission = admission;
        this.acks = acks;
        this.rollup = rollup;
        this.publishing = publishing;
        this.annotating = annotating;
        this.presence = presence;
        this.delivery = delivery;
    }

    void message(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        long msgSerial = Admission.msgSerial(frame);
        if (admission.isAnswered(connection, transport, frame)
                || rollup.stillHolds(connection, transport, frame.channel(), msgSerial)) {
            return;
        }
        var channel = admission.channel(connection, transport, frame, atMs);
        if (channel == null) {
            return;
        }
        var messages = frame.messages() == null ? List.<Message>of() : frame.messages();
        var refusal = refusal(connection, channel, frame, messages, atMs);
        if (refusal != null) {
            acks.nack(transport, msgSerial, refusal);
            return;
        }
        var publisher = publisher(connection, msgSerial);
        rollup.settleBefore(channel, connection.id(), messages, atMs);
        if (rollup.holds(connection, transport, channel, publisher, msgSerial, messages, atMs)) {
            return;
        }
        switch (publishing.publish(channel, publisher, messages, atMs)) {
            case PublishHandler.Outcome.Refused(var error) -> acks.nack(transport, msgSerial, error);
            case PublishHandler.Outcome.Stored(var serials, var steps) -> {
                acks.accept(connection, transport, msgSerial, serials);
                delivery.steps(channel, steps, connection.id());
                rollup.published(connection, channel, publisher, messages, atMs);
            }
        }
    }

    private @Nullable ErrorInfo refusal(
            Connection connection, Channel channel, ProtocolMessage frame, List<Message> messages, long atMs) {
        boolean creates = messages.stream().anyMatch(m -> m.action() == MessageAction.CREATE);
        var forbidden = creates
                ? admission.refusal(connection, channel, frame, Operation.PUBLISH, ChannelMode.PUBLISH)
                : admission.refusal(connection, channel, frame, ChannelMode.PUBLISH);
        // What is put together counts as one, when it is published.
        if (forbidden == null && !rollup.isOpen(connection, channel, messages)) {
            forbidden = admission.tooFast(connection, messages.size(), atMs);
        }
        boolean forced = frame.params() != null && "true".equals(frame.params().get("_forceNack"));
        return forbidden == null && forced ? Errors.forced() : forbidden;
    }

    void annotation(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var channel = admission.admitted(connection, transport, frame, atMs);
        if (channel == null) {
            return;
        }
        long msgSerial = Admission.msgSerial(frame);
        var annotations = frame.annotations() == null ? List.<Annotation>of() : frame.annotations();
        var refusal = admission.refusal(
                connection, channel, frame, Operation.ANNOTATION_PUBLISH, ChannelMode.ANNOTATION_PUBLISH);
        if (refusal == null) {
            refusal = admission.tooFast(connection, annotations.size(), atMs);
        }
        if (refusal != null) {
            acks.nack(transport, msgSerial, refusal);
            return;
        }
        switch (annotating.annotate(channel, publisher(connection, msgSerial), annotations, atMs)) {
            case AnnotateHandler.Outcome.Refused(var error) -> acks.nack(transport, msgSerial, error);
            case AnnotateHandler.Outcome.Stored stored -> {
                acks.accept(connection, transport, msgSerial, stored.serials());
                annotating.deliver(channel, stored, atMs);
            }
        }
    }

    void presence(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        long msgSerial = Admission.msgSerial(frame);
        var channel = admission.channel(connection, transport, frame, atMs);
        if (channel == null) {
            return;
        }
        var changes = frame.presence();
        if (changes == null) {
            acks.nack(transport, msgSerial, Errors.malformed("A PRESENCE frame must have an array \"presence\"."));
            return;
        }
        var refusal =
                presence.refusal(connection, channel, channel.attachment(connection.id(), frame.channel()), changes);
        if (refusal != null) {
            acks.nack(transport, msgSerial, refusal);
            return;
        }
        acks.ack(transport, msgSerial, null);
        presence.change(connection, channel, msgSerial, changes, atMs);
    }

    private static Publisher publisher(Connection connection, long msgSerial) {
        var baseId = connection.id().value() + ":" + msgSerial;
        return new Publisher(connection.id(), connection.identity(), baseId);
    }
}
