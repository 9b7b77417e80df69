package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Locale;

/// Says in a plain sentence what happened with one frame.
final class FrameSentence {
    private final RowFacts facts;
    private final Timeline timeline;
    private final int row;
    private final String who;

    FrameSentence(RowFacts facts) {
        this.facts = facts;
        this.timeline = facts.timeline();
        this.row = facts.row();
        int participant = timeline.frames().participant(row);
        this.who = participant >= 0
                ? timeline.participants().get(participant).name()
                : facts.turnedAway() == null
                        ? "Somebody unknown"
                        : "Somebody who was not let in (" + EventText.whoever(facts.turnedAway()) + ")";
    }

    String of(Entry entry, Decoded decoded, List<FrameDetail.Delivery> deliveries) {
        return resend() + what(entry, decoded, deliveries) + refusal();
    }

    private String resend() {
        if (!facts.isResend()) {
            return "";
        }
        return facts.first() < 0
                ? "A resend of what it had sent before. "
                : String.format(Locale.ROOT, "A resend of row %,d. ", facts.first() + 1);
    }

    private String refusal() {
        var refusal = facts.refusal();
        return refusal == null ? "" : " The broker refused it: " + FrameText.error(refusal);
    }

    private String what(Entry entry, Decoded decoded, List<FrameDetail.Delivery> deliveries) {
        return switch (entry) {
            case Entry.FrameIn in ->
                in.problem() != null
                        ? who + " sent bytes that are no frame: " + in.problem()
                        : decoded instanceof Decoded.Frame(var frame) ? received(frame, deliveries) : "";
            case Entry.FrameOut _ -> decoded instanceof Decoded.Frame(var frame) ? sent(frame) : "";
            case Entry.FrameUndelivered undelivered -> {
                var why = undelivered.rule() == null
                        ? "its connection was lost"
                        : "rule "
                                + FrameText.ruleName(
                                        timeline, undelivered.rule().value()) + " has cut it";
                yield "Not sent to " + who + " because " + why + "."
                        + (facts.outcome() == null ? "" : facts.outcome().sentence());
            }
            case Entry.Rejected rejected -> EventText.sentence(rejected);
            case Entry.Closed closed ->
                facts.end() == null
                        ? ""
                        : "The connection of " + who + " ended: " + facts.end().words() + ".";
            case Entry.RestIn request -> who + " asked over REST: " + request.method() + " " + request.target() + ".";
            case Entry.RestOut answer
            when decoded instanceof Decoded.Refused(var error) ->
                "The broker refused what " + who + " asked over REST, with status " + answer.status() + ": "
                        + FrameText.error(error);
            case Entry.RestOut answer ->
                "The broker answered " + who + " over REST with status " + answer.status() + ".";
            case StateEntry _, ControlEntry _, Entry.Written _, Entry.Note _, Entry.Foreign _ -> "";
        };
    }

    private String received(ProtocolMessage frame, List<FrameDetail.Delivery> deliveries) {
        if (frame.action() == Action.MESSAGE
                && frame.messages() != null
                && !frame.messages().isEmpty()) {
            return published(frame, frame.messages().getFirst()) + delivered(deliveries);
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
                    AUTH,
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

    private String delivered(List<FrameDetail.Delivery> deliveries) {
        var sent = names(deliveries, true);
        var missed = names(deliveries, false);
        var words = new StringBuilder();
        if (!sent.isEmpty()) {
            words.append(" Sent to ").append(sent);
        }
        if (!missed.isEmpty()) {
            words.append(sent.isEmpty() ? " Not" : ", not").append(" sent to ").append(missed);
        }
        return words.isEmpty() ? "" : words.append('.').toString();
    }

    private String names(List<FrameDetail.Delivery> deliveries, boolean sent) {
        var names = deliveries.stream()
                .filter(delivery -> delivery.sent() == sent)
                .map(delivery ->
                        timeline.participants().get(delivery.participant()).name())
                .distinct()
                .toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private String sent(ProtocolMessage frame) {
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
            case CONNECT, DISCONNECT, CLOSE, CLOSED, ATTACH, DETACH, DETACHED, SYNC, AUTH, ACTIVATE ->
                frame.action() + ", sent to " + who + ".";
        };
    }
}
