package dev.playhead.transport.insight.build;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Folds what the broker answers: that something is stored, or why it is not.
final class AnswerBuilder {
    private static final ErrorInfo NO_REASON = new ErrorInfo(0, 400, "no reason given");

    private final AnswerIndex answers;
    private final PublishIndex publishes;
    private final ObjectBuilder objects;
    private final PresenceBuilder presence;
    private final RefusalIndex refusals;

    AnswerBuilder(
            AnswerIndex answers,
            PublishIndex publishes,
            ObjectBuilder objects,
            PresenceBuilder presence,
            RefusalIndex refusals) {
        this.answers = answers;
        this.publishes = publishes;
        this.objects = objects;
        this.presence = presence;
        this.refusals = refusals;
    }

    /// @param connection whom it answers; null when nobody knows
    void acknowledged(Entry.FrameOut e, ProtocolMessage frame, @Nullable ConnectionId connection, String app) {
        long answered = answers.answered(e, frame);
        var results = frame.res();
        if (results != null) {
            var serials = new ArrayList<String>();
            results.forEach(result -> result.serials().forEach(serial -> serials.add(Objects.toString(serial, ""))));
            var msgSerial = frame.msgSerial();
            if (connection != null && msgSerial != null && !answers.isFirst(connection, msgSerial)) {
                publishes.refused(answered); // it was taken in when it was answered first
            } else {
                publishes.accepted(answered, serials);
            }
            objects.accepted(answered, serials, e.atNanos());
        }
        presence.acknowledged(answered, app, e.atNanos());
    }

    /// A NACK names what it refuses by its number.
    void refused(Entry.FrameOut e, ProtocolMessage frame) {
        long position = answers.answered(e, frame);
        dropped(position);
        refusals.refused(position, frame.error() != null ? frame.error() : NO_REASON, e.position());
    }

    /// A transport has ended: what it was not answered it never will be.
    void closed(TransportId transport) {
        answers.closed(transport).forEach(this::dropped);
    }

    private void dropped(long position) {
        publishes.refused(position);
        objects.refused(position);
        presence.refused(position);
    }

    /// Takes in what follows from the very frame that it refuses, and has no number.
    void said(Entry.FrameOut e, ProtocolMessage frame) {
        var action = frame.action();
        boolean refuses = action == Action.ERROR
                || action == Action.DETACHED
                || action == Action.DISCONNECTED
                || action == Action.HEARTBEAT;
        if (frame.error() != null && refuses) {
            refusals.refused(e.cause(), frame.error(), e.position());
        }
    }
}
