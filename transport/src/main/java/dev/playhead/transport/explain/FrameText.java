package dev.playhead.transport.explain;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A few words on one row of the frames table.
final class FrameText {
    private static final int QUOTE = 40;

    private FrameText() {}

    static String of(RowFacts facts, Entry entry, Decoded decoded) {
        if (entry instanceof Entry.Rejected rejected) {
            return EventText.few(rejected);
        }
        var whoever = facts.turnedAway() == null ? "" : " \u00b7 " + EventText.whoever(facts.turnedAway());
        if (facts.end() != null) {
            return facts.end().words() + whoever;
        }
        var words = of(facts.timeline(), facts.row(), entry, decoded) + whoever;
        var refusal = facts.refusal();
        return (refusal == null ? "" : "refused " + error(refusal) + (words.isEmpty() ? "" : " \u00b7 "))
                + kept(facts)
                + (facts.isResend() ? "resend: " : "")
                + words;
    }

    private static String kept(RowFacts facts) {
        var by = facts.keptBy();
        return by == null
                ? ""
                : by.id() + " " + by.label() + " has " + by.fault().done() + ": ";
    }

    private static String of(Timeline timeline, int row, Entry entry, Decoded decoded) {
        if (entry instanceof Entry.FrameUndelivered undelivered) {
            return undelivered.rule() == null
                    ? "not sent: connection lost"
                    : "not sent: " + ruleName(timeline, undelivered.rule().value());
        }
        if (entry instanceof Entry.RestIn request) {
            return request.target();
        }
        if (entry instanceof Entry.FrameIn in && in.problem() != null) {
            return in.problem();
        }
        return switch (decoded) {
            case Decoded.Frame(var frame) -> frame(timeline, row, frame);
            case Decoded.Refused(var error) -> error(error);
            case Decoded.Stored(var serials) -> count(serials.size(), "serial");
            case Decoded.Read(var messages) -> count(messages.size(), "message");
            case Decoded.Call(var call) -> "";
            case Decoded.ObjectsChanged(var objectIds) -> count(objectIds.size(), "object") + " changed";
            case Decoded.Nothing() -> "";
        };
    }

    /// Id and label of a rule, for example `F-4 Cut phone`.
    static String ruleName(Timeline timeline, String id) {
        return timeline.faults().stream()
                .map(FaultTrack::rule)
                .filter(rule -> rule.id().value().equals(id))
                .map(rule -> id + " " + rule.label())
                .findFirst()
                .orElse(id);
    }

    private static String done(Timeline timeline, RuleId id) {
        return timeline.faults().stream()
                .map(FaultTrack::rule)
                .filter(rule -> rule.id().equals(id))
                .map(rule -> rule.fault().done())
                .findFirst()
                .orElse("kept it back");
    }

    /// Returns why a frame was not sent, as words after "because".
    static String lost(Timeline timeline, Entry.FrameUndelivered entry) {
        return entry.rule() == null
                ? "its connection was lost"
                : "rule " + ruleName(timeline, entry.rule().value()) + " has " + done(timeline, entry.rule());
    }

    private static String frame(Timeline timeline, int row, ProtocolMessage frame) {
        var action = frame.action();
        boolean in = timeline.frames().way(row) == Frames.Way.IN;
        return switch (action) {
            case MESSAGE -> messages(timeline, row, frame, in);
            case PRESENCE, SYNC -> PresenceText.few(frame);
            case ANNOTATION -> AnnotationText.few(frame);
            case OBJECT -> ObjectText.operations(frame);
            case OBJECT_SYNC -> ObjectText.sync(frame);
            case ACK -> acknowledged(frame);
            case CONNECTED ->
                frame.error() == null
                        ? "connection " + frame.connectionId() + via(timeline, row)
                        : "not resumed: " + error(frame.error());
            case ATTACHED ->
                (frame.has(Flag.RESUMED) ? "resumed " : "attached ")
                        + frame.channel()
                        + (frame.error() == null ? "" : ", not resumed: " + error(frame.error()));
            case ATTACH ->
                frame.channelSerial() == null
                        ? String.valueOf(frame.channel())
                        : frame.channel() + " from " + frame.channelSerial();
            case DETACH, DETACHED -> frame.channel() + (frame.error() == null ? "" : ": " + error(frame.error()));
            case null -> "unknown to this version; kept as it is";
            case HEARTBEAT, NACK, CONNECT, DISCONNECT, DISCONNECTED, CLOSE, CLOSED, ERROR, AUTH, ACTIVATE ->
                frame.error() == null ? "" : error(frame.error());
        };
    }

    /// By which kind of transport the participant of a row was there when the frame went, as the end of a
    /// sentence.
    static String via(Timeline timeline, int row) {
        int participant = timeline.frames().participant(row);
        var via = participant < 0
                ? null
                : timeline.tracks().get(participant).viaAt(timeline.frames().atNanos(row));
        return via == null ? "" : " via " + via.word();
    }

    /// Code and message of an error, for example `40009 Message too large`.
    static String error(ErrorInfo error) {
        return ((error.code() == 0 ? "" : error.code() + " ") + error.message()).strip();
    }

    private static String acknowledged(ProtocolMessage frame) {
        var results = frame.res();
        int serials = results == null
                ? 0
                : results.stream().mapToInt(result -> result.serials().size()).sum();
        boolean superseded = results != null
                && results.stream().anyMatch(result -> result.serials().contains(null));
        return superseded ? "accepted, part of a later version" : serials == 0 ? "accepted" : count(serials, "serial");
    }

    private static String messages(Timeline timeline, int row, ProtocolMessage frame, boolean in) {
        var messages = frame.messages() == null ? List.<Message>of() : frame.messages();
        if (messages.isEmpty()) {
            return "no messages";
        }
        var first = messages.getFirst();
        var more = messages.size() > 1 ? ", " + (messages.size() - 1) + " more" : "";
        var name = first.name() == null ? "" : first.name();
        return switch (first.action()) {
            case APPEND -> in ? quoted(first) + " to " + place(timeline, row, first) : "append";
            case UPDATE -> (in ? "edit: " : "whole text: ") + quoted(first);
            case DELETE -> "delete";
            case SUMMARY -> "summary: " + AnnotationText.summary(first);
            case CREATE -> (name.isEmpty() ? quoted(first) : (name + " " + quoted(first)).strip()) + more;
            case null -> "unknown message action " + first.actionCode();
            case META -> "meta";
        };
    }

    private static String place(Timeline timeline, int row, Message message) {
        var run = runOf(timeline, row, message.serial());
        return run == null ? "a message" : "run " + run.number() + " text";
    }

    /// The run that a stream on the channel of a row belongs to; null when it belongs to none.
    static @Nullable Run runOf(Timeline timeline, int row, @Nullable String serial) {
        int channel = timeline.frames().channel(row);
        if (channel < 0) {
            return null;
        }
        var id = timeline.channels().get(channel).id();
        for (var run : timeline.runs()) {
            if (serial != null && run.channel().equals(id) && run.streams().contains(serial)) {
                return run;
            }
        }
        return null;
    }

    /// The text of a message in quotation marks, spaces at its ends made visible, shortened with a mark.
    static String quoted(Message message) {
        var text = MessageText.of(message);
        if (text.isEmpty()) {
            return message.action() == MessageAction.APPEND ? "nothing" : "";
        }
        return quoted(text);
    }

    /// The first letters of a text, on one line.
    static String shortened(String text) {
        var oneLine = text.replace('\n', '\u21b5');
        return oneLine.length() <= QUOTE ? oneLine : oneLine.substring(0, QUOTE) + "\u2026";
    }

    /// Returns a text in quotation marks, spaces at its ends made visible.
    static String quoted(String text) {
        var shown = shortened(text);
        if (shown.startsWith(" ")) {
            shown = "\u00b7" + shown.substring(1);
        }
        if (shown.endsWith(" ")) {
            shown = shown.substring(0, shown.length() - 1) + "\u00b7";
        }
        return "\u201c" + shown + "\u201d";
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
