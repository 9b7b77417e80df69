package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;

/// Says in a sentence what a client wants by a frame that it sent.
///
/// @param who name of the client
record ReceivedFrameText(Timeline timeline, int row, String who) {
    String of(ProtocolMessage frame) {
        if (frame.action() == Action.MESSAGE
                && frame.messages() != null
                && !frame.messages().isEmpty()) {
            return published(frame, frame.messages().getFirst());
        }
        return switch (frame.action()) {
            case ATTACH ->
                frame.channelSerial() == null
                        ? who + " asks to attach to " + frame.channel() + "."
                        : who + " asks to go on with " + frame.channel() + " from " + frame.channelSerial() + ".";
            case DETACH -> who + " leaves " + frame.channel() + ".";
            case CLOSE -> who + " closes its connection.";
            case HEARTBEAT -> who + " asks whether the broker is alive.";
            case PRESENCE -> PresenceText.received(who, frame);
            case ANNOTATION -> AnnotationText.received(who, frame);
            case SYNC -> who + " asks for the members of " + frame.channel() + ".";
            case OBJECT -> who + " changes objects on " + frame.channel() + ": " + ObjectText.operations(frame) + ".";
            case null -> who + " sent action " + frame.actionCode() + ", which this version does not know.";
            case AUTH -> who + " brings a new token.";
            case ACK,
                    NACK,
                    CONNECT,
                    CONNECTED,
                    DISCONNECT,
                    DISCONNECTED,
                    CLOSED,
                    ERROR,
                    ATTACHED,
                    DETACHED,
                    MESSAGE,
                    ACTIVATE,
                    OBJECT_SYNC -> who + " sent " + frame.action() + ".";
        };
    }

    private String published(ProtocolMessage frame, Message message) {
        var run = FrameText.runOf(timeline, row, message.serial());
        var text = FrameText.quoted(message);
        return switch (message.action()) {
            case APPEND -> {
                int append = timeline.frames().version(row) - 1;
                var what = run == null ? "a message" : "the answer in run " + run.number();
                yield "Append " + append + " of " + what + ". " + who + " added " + text + ".";
            }
            case UPDATE -> who + " edited a message; it now reads " + text + ".";
            case DELETE -> who + " deleted a message.";
            case CREATE -> {
                var name = message.name() == null ? "a message" : message.name();
                yield who + " published " + name + " on " + frame.channel()
                        + (text.isEmpty() ? "." : ": " + text + ".");
            }
            case null -> who + " sent message action " + message.actionCode() + ", which this version does not know.";
            case META, SUMMARY -> who + " sent " + message.action() + ".";
        };
    }
}
