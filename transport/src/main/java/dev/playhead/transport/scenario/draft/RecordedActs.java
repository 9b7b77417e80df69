package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Everything that devices of a recording did, as steps. For one thread.
final class RecordedActs {
    private final RecordedSession session;
    private final RecordedCast cast;
    private final boolean isPlain;
    private final List<DraftStep> steps = new ArrayList<>();
    private final TreeMap<String, Integer> leftOut = new TreeMap<>();
    private final Set<String> detached = new HashSet<>();

    /// @param isPlain whether nobody speaks AI Transport
    RecordedActs(RecordedSession session, RecordedCast cast, boolean isPlain) {
        this.session = session;
        this.cast = cast;
        this.isPlain = isPlain;
    }

    /// Returns what was done, in order.
    ///
    /// @throws IOException when the log cannot be read
    List<DraftStep> read() throws IOException {
        var frames = session.timeline.frames();
        for (int row = 0; row < frames.count(); row++) {
            var device = frames.participant(row) < 0 ? null : cast.device(frames.participant(row));
            boolean isAct = frames.way(row) == Frames.Way.IN
                    && session.range.contains(frames.atNanos(row))
                    && !frames.isResend(row)
                    && (row == 0 || frames.position(row) != frames.position(row - 1));
            if (!isAct || device == null) {
                continue;
            }
            long at = frames.atNanos(row);
            switch (EntryDecoder.decode(session.log.read(frames.position(row)))) {
                case Decoded.Frame(var frame) -> frame(at, device, frame);
                case Decoded.Call(RestCall.Publish(var channel, var messages)) ->
                    messages.forEach(message -> message(at, device, message));
                case Decoded.Call(RestCall.Change(var channel, var serial, var message)) ->
                    message(at, device, message);
                case Decoded.Call(RestCall.Annotate annotated) -> leftOut.merge("ANNOTATION", 1, Integer::sum);
                case Decoded.Call _,
                        Decoded.Nothing _,
                        Decoded.Read _,
                        Decoded.Refused _,
                        Decoded.ObjectsChanged _,
                        Decoded.Stored _ -> {} // nothing that others could see
            }
        }
        return List.copyOf(steps);
    }

    /// Returns what scenarios have no words for, with how often it was, in sentences.
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        leftOut.forEach((what, count) -> remarks.add(what + " is left out, " + (count == 1 ? "once" : count + " times")
                + ": a scenario has no words for it."));
        return remarks;
    }

    private void frame(long at, RecordedDevice device, ProtocolMessage frame) {
        switch (frame.action()) {
            case MESSAGE ->
                Objects.requireNonNullElse(frame.messages(), List.<Message>of())
                        .forEach(message -> message(at, device, message));
            case PRESENCE ->
                Objects.requireNonNullElse(frame.presence(), List.<PresenceMessage>of())
                        .forEach(presence -> presence(at, device, presence));
            case DETACH -> {
                detached.add(device.name());
                steps.add(DraftStep.doing(at, device.name(), "detach"));
            }
            case ATTACH -> {
                if (detached.remove(device.name())) {
                    steps.add(DraftStep.doing(at, device.name(), "attach"));
                }
            }
            case ANNOTATION, OBJECT -> leftOut.merge(String.valueOf(frame.action()), 1, Integer::sum);
            case null, default -> {} // SDKs do the rest by themselves
        }
    }

    private void presence(long at, RecordedDevice device, PresenceMessage presence) {
        var data = presence.data() instanceof Data.Text(var text) ? text : "";
        switch (presence.action()) {
            case LEAVE, ABSENT -> steps.add(DraftStep.doing(at, device.name(), "leave"));
            case ENTER, PRESENT, UPDATE -> {
                if (!data.isEmpty()) {
                    steps.add(DraftStep.saying(at, device.name(), "enter", data));
                } else if (!device.isPresent()) {
                    steps.add(DraftStep.doing(at, device.name(), "enter"));
                }
            }
            case null -> {}
        }
    }

    private void message(long at, RecordedDevice device, Message message) {
        var who = device.name();
        var action = message.action() == null ? MessageAction.CREATE : message.action();
        if (action == MessageAction.DELETE) {
            steps.add(DraftStep.doing(at, who, "delete"));
            return;
        }
        var name = String.valueOf(message.name());
        var headers = AiHeaders.of(message);
        if (name.equals("ai-cancel")) {
            steps.add(DraftStep.doing(at, who, "cancel"));
            return;
        }
        if (!(message.data() instanceof Data.Text) && !name.equals("ai-input")) {
            leftOut.merge("A message without a text", 1, Integer::sum);
            return;
        }
        var said = message.data() instanceof Data.Text(var of) ? of : "";
        switch (action) {
            case UPDATE -> say(at, who, "edit", said);
            case CREATE -> {
                if (name.equals("ai-input") && headers.isPresent()) {
                    input(at, who, headers, said);
                } else {
                    say(at, who, isPlain && isAnswered(at) ? "send" : "publish", said);
                }
            }
            case APPEND, META, SUMMARY, DELETE -> leftOut.merge(action + " of " + who, 1, Integer::sum);
        }
    }

    private void say(long at, String who, String verb, String text) {
        if (text.isEmpty()) {
            leftOut.merge("An empty message", 1, Integer::sum);
        } else {
            steps.add(DraftStep.saying(at, who, verb, text));
        }
    }

    private void input(long at, String who, AiHeaders headers, String said) {
        switch (headers.get("kind")) {
            case "regenerate" -> steps.add(DraftStep.doing(at, who, "regenerate"));
            case "tool-approval-response" -> {
                var reason = headers.get("reason");
                if ("true".equals(headers.get("approved"))) {
                    steps.add(DraftStep.doing(at, who, "approve"));
                } else if (reason == null || reason.isEmpty()) {
                    steps.add(DraftStep.doing(at, who, "reject"));
                } else {
                    steps.add(DraftStep.saying(at, who, "reject", reason));
                }
            }
            case null, default -> {
                if (headers.runId() != null) {
                    say(at, who, "steer", said);
                } else if (isAnswered(at) || !isSomebodyThere(at)) {
                    say(at, who, "send", said);
                } else {
                    // An agent of ours would answer it.
                    leftOut.merge("A question that nobody answered", 1, Integer::sum);
                    say(at, who, "publish", said);
                }
            }
        }
    }

    private boolean isAnswered(long at) {
        return cast.agents.stream()
                .flatMap(agent -> agent.runs().stream())
                .map(Run::askedNanos)
                .anyMatch(asked -> asked == at);
    }

    private boolean isSomebodyThere(long at) {
        return cast.agents.stream()
                .map(agent -> session.timeline.tracks().get(agent.participant.index()))
                .anyMatch(track -> track.viaAt(at) != null);
    }
}
