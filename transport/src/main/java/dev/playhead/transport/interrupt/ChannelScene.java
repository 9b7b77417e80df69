package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A channel as the server has it, and what of it an interrupt is about. Read only after it is made.
public final class ChannelScene {
    private final List<Message> messages;
    private final InterruptTarget target;
    private final Speaker speaker;
    private final Map<String, ChannelRun> runs = new LinkedHashMap<>();
    private final WireDialect dialect;
    private final @Nullable Message chosen;

    /// Reads a channel.
    ///
    /// @param messages its messages in their current state, in order of their serials
    public ChannelScene(List<Message> messages, InterruptTarget target, Speaker speaker) {
        this.messages = List.copyOf(messages);
        this.target = target;
        this.speaker = speaker;
        for (var message : messages) {
            var headers = AiHeaders.of(message);
            var run = headers.runId();
            var name = message.name();
            if (run != null && name != null && !name.equals("ai-input") && !name.equals("ai-cancel")) {
                runs.computeIfAbsent(run, ChannelRun::new).accept(name, headers);
            }
        }
        chosen = messages.stream()
                .filter(message -> Objects.equals(message.serial(), target.serial()) && message.serial() != null)
                .findFirst()
                .orElse(null);
        dialect = chosen != null && isPlain(chosen) ? WireDialect.PLAIN : WireDialect.of(messages);
    }

    private static boolean isPlain(Message message) {
        return !AiHeaders.of(message).isPresent() && !WireDialect.isOfAnotherGeneration(message);
    }

    /// Returns the dialect in which an interrupt is to be written.
    public WireDialect dialect() {
        return dialect;
    }

    Speaker speaker() {
        return speaker;
    }

    /// Returns the message that was chosen; null when none was, or it is not there.
    @Nullable
    Message chosen() {
        return chosen;
    }

    /// Returns whether a message was chosen that is not there any more.
    boolean isChoiceGone() {
        return target.serial() != null && chosen == null;
    }

    /// Returns the run that was chosen, or that of the chosen message, or the newest that is not over, or the newest;
    /// null when there is none.
    @Nullable
    ChannelRun run() {
        if (target.run() != null) {
            return runs.get(target.run());
        }
        if (chosen != null) {
            return runOf(AiHeaders.of(chosen));
        }
        ChannelRun newest = null;
        for (var run : runs.values()) {
            if (newest == null || run.state() != ChannelRun.State.OVER || newest.state() == ChannelRun.State.OVER) {
                newest = run;
            }
        }
        return newest;
    }

    /// Returns the run of one message: that it says, or that answers it.
    private @Nullable ChannelRun runOf(AiHeaders headers) {
        if (headers.runId() != null) {
            return runs.get(headers.runId());
        }
        var input = headers.get("codec-message-id");
        ChannelRun found = null;
        for (var run : runs.values()) {
            found = input != null && input.equals(run.input()) ? run : found;
        }
        return found;
    }

    @Nullable
    ChannelRun run(@Nullable String id) {
        return id == null ? null : runs.get(id);
    }

    /// Returns the message that grows and was chosen, or the newest that has grown; null when there is none.
    @Nullable
    Message growing() {
        var wanted = target.run();
        for (var message : messages.reversed()) {
            var serial = message.serial();
            if (serial == null || message.action() == MessageAction.DELETE) {
                continue;
            }
            if (wanted != null ? serial.equals(wanted) : chosen != null ? message.equals(chosen) : hasGrown(message)) {
                return message;
            }
        }
        return null;
    }

    /// Returns whether a message of a plain channel has been added to.
    static boolean hasGrown(Message message) {
        var version = message.version();
        return isPlain(message)
                && message.action() == MessageAction.UPDATE
                && version != null
                && !Objects.equals(version.serial(), message.serial());
    }

    /// Returns the last plain message before another one that was published whole, which is taken for the question;
    /// null when there is none.
    ///
    /// @param answer null for the last one of the channel
    @Nullable
    Message questionBefore(@Nullable Message answer) {
        boolean before = answer == null;
        for (var message : messages.reversed()) {
            if (before
                    && isPlain(message)
                    && !hasGrown(message)
                    && message.action() != MessageAction.DELETE
                    && message.data() != null
                    && !speaker.words().cancelName().equals(message.name())
                    && (answer == null || !Objects.equals(message.clientId(), answer.clientId()))) {
                return message;
            }
            before |= message.equals(answer);
        }
        return null;
    }

    /// Returns what the chosen run answers; null when no run was chosen, or that is not there.
    @Nullable
    Message question() {
        if (target.run() == null) {
            return null;
        }
        if (dialect == WireDialect.PLAIN) {
            return questionBefore(growing());
        }
        var run = run();
        var input = run == null ? null : run.input();
        return messages.stream()
                .filter(message ->
                        input != null && input.equals(AiHeaders.of(message).get("codec-message-id")))
                .findFirst()
                .orElse(null);
    }

    /// Returns the id of the message that a new question follows; null for the first one.
    @Nullable
    String tail() {
        for (var message : messages.reversed()) {
            var headers = AiHeaders.of(message);
            var id = headers.get("codec-message-id");
            boolean says = "ai-output".equals(message.name()) || "user-message".equals(headers.get("kind"));
            if (id != null && says && message.action() != MessageAction.DELETE) {
                return id;
            }
        }
        return null;
    }

    /// Returns the requests for an approval that nobody has answered, in order.
    List<Message> waitingApprovals() {
        var waiting = new LinkedHashMap<String, Message>();
        for (var message : messages) {
            var headers = AiHeaders.of(message);
            var call = call(headers);
            switch (headers.get("kind")) {
                case "tool-approval-request" -> waiting.put(call, message);
                case "tool-approval-response",
                        "tool-output-available",
                        "tool-output-error",
                        "tool-output-denied",
                        "function_call_output" -> waiting.remove(call);
                case null, default -> {}
            }
        }
        var run = target.run();
        var wanted = chosen == null ? "" : call(AiHeaders.of(chosen));
        var found = new ArrayList<Message>();
        waiting.forEach((call, request) -> {
            var ofRun = AiHeaders.of(request).runId();
            var chosenRun = chosen == null ? null : AiHeaders.of(chosen).runId();
            if (!wanted.isEmpty() ? call.equals(wanted) : chosenRun == null || chosenRun.equals(ofRun)) {
                if (run == null || run.equals(ofRun)) {
                    found.add(request);
                }
            }
        });
        return found;
    }

    /// Returns the id of the call that a message is about; empty for none.
    static String call(AiHeaders headers) {
        var vercel = headers.get("toolCallId");
        var openAi = headers.get("call_id");
        return vercel != null ? vercel : openAi != null ? openAi : "";
    }

    /// Returns whether a run, or a plain message that grows, has come to its end; true for one that is not there.
    public boolean isOver(String run) {
        var found = runs.get(run);
        return found == null || found.state() == ChannelRun.State.OVER;
    }
}
