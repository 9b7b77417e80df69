package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Locale;

/// Says in a sentence what the broker tells a client by a frame.
///
/// @param who name of the client
record SentFrameText(Timeline timeline, int row, String who) {
    String of(ProtocolMessage frame) {
        var latency = timeline.frames().latencyNanos(row);
        var when = latency < 0 ? "" : String.format(Locale.ROOT, ", %.1f ms after it arrived", latency / 1e6);
        return switch (frame.action()) {
            case MESSAGE -> {
                var message = frame.messages() == null || frame.messages().isEmpty()
                        ? null
                        : frame.messages().getFirst();
                var what = message == null
                        ? "an empty message"
                        : message.action() == MessageAction.APPEND
                                ? "the append " + FrameText.quoted(message)
                                : message.action() == MessageAction.UPDATE
                                        ? "the whole message as it is now"
                                        : message.action() == MessageAction.SUMMARY
                                                ? "what the annotations of a message come to"
                                                : "a message";
                yield "Sent to " + who + when + ": " + what + ".";
            }
            case ACK -> "The broker accepted what " + who + " sent" + when + ".";
            case NACK ->
                "The broker refused what " + who + " sent: "
                        + (frame.error() == null ? "no reason given" : FrameText.error(frame.error()));
            case CONNECTED ->
                who + " is connected" + FrameText.via(timeline, row) + "."
                        + (frame.error() == null
                                ? ""
                                : " Its connection before could not be resumed, so what was sent to it meanwhile does"
                                        + " not come: "
                                        + FrameText.error(frame.error()));
            case ATTACHED ->
                frame.error() != null && !frame.has(Flag.RESUMED)
                        ? who + " is attached to " + frame.channel()
                                + " from now on, and what came before is missing on it: "
                                + FrameText.error(frame.error())
                        : frame.has(Flag.RESUMED)
                                ? who + " is attached to " + frame.channel() + " with nothing lost."
                                : who + " is attached to " + frame.channel()
                                        + " from now on; what came before is in the history.";
            case ANNOTATION -> AnnotationText.sent(frame) + ", sent to " + who + when + ".";
            case PRESENCE -> PresenceText.sent(frame) + ", sent to " + who + when + ".";
            case OBJECT -> "A change of objects, sent to " + who + when + ": " + ObjectText.operations(frame) + ".";
            case OBJECT_SYNC ->
                "The objects of " + frame.channel() + " as they stand, sent to " + who + ": " + ObjectText.sync(frame)
                        + ".";
            case HEARTBEAT ->
                frame.error() == null
                        ? "A sign of life for " + who + "."
                        : "The broker told " + who + ": " + FrameText.error(frame.error());
            case ERROR, DISCONNECTED ->
                "The broker told " + who + ": "
                        + (frame.error() == null ? "no reason given" : FrameText.error(frame.error()));
            case null -> "Action " + frame.actionCode() + ", sent to " + who + ".";
            case DETACHED ->
                who + " is not attached to " + frame.channel() + " any more"
                        + (frame.error() == null ? "." : ": " + FrameText.error(frame.error()));
            case SYNC ->
                "The members of " + frame.channel() + " as they are, sent to " + who + ": " + PresenceText.few(frame)
                        + ".";
            case CLOSED -> "The broker has closed the connection of " + who + ", as it asked.";
            case AUTH -> "The broker asks " + who + " for a new token.";
            case CONNECT, DISCONNECT, CLOSE, ATTACH, DETACH, ACTIVATE -> frame.action() + ", sent to " + who + ".";
        };
    }
}
