package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.conversation.Conversation.Answer;
import dev.playhead.transport.conversation.Conversation.Approval;
import dev.playhead.transport.conversation.Conversation.Item;
import dev.playhead.transport.conversation.Conversation.Place;
import dev.playhead.transport.conversation.Conversation.ToolUse;
import dev.playhead.transport.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts together the items of a conversation: what is answered or permitted later goes to the call that it is
/// about. For one use.
final class ConversationReader {
    private final List<Message> messages;
    private final Branches branches = new Branches();
    private final Attempts attempts = new Attempts();
    private final Answers answers = new Answers();
    private final List<Item> items = new ArrayList<>();
    // Places among the items, by the id of the call; looked up only.
    private final Map<String, Integer> calls = new HashMap<>();

    ConversationReader(List<Message> messages) {
        this.messages = messages;
    }

    List<Item> items() {
        for (var message : messages) {
            var headers = AiHeaders.of(message);
            branches.accept(message, headers);
            attempts.accept(message, headers);
            answers.accept(message, headers);
        }
        for (var message : messages) {
            if (message.serial() != null) {
                var headers = AiHeaders.of(message);
                add(place(message, message.serial(), headers), Dialects.read(message, headers));
            }
        }
        return items;
    }

    private Place place(Message message, String serial, AiHeaders headers) {
        return new Place(
                serial,
                message.clientId(),
                headers.runId(),
                attempts.isSuperseded(headers),
                branches.of(message, headers),
                answers.of(headers));
    }

    private void add(Place place, Part part) {
        switch (part) {
            case Part.Text(var voice, var text, var progress) ->
                items.add(new Conversation.Said(place, voice, text, progress));
            case Part.ToolCall call -> called(place, call);
            case Part.ToolAnswer(var callId, var output, var failed) -> {
                var answer = new Answer(place.serial(), place.clientId(), output, failed);
                var use = use(place, callId);
                var answers = new ArrayList<>(use.answers());
                answers.add(answer);
                put(callId, with(use, answers, use.approval()));
            }
            case Part.ApprovalRequest(var callId) -> {
                var use = use(place, callId);
                if (use.approval() instanceof Approval.NotAsked) {
                    put(callId, with(use, use.answers(), new Approval.Waiting(place.serial())));
                }
            }
            case Part.ApprovalAnswer(var callId, var approved) -> {
                var use = use(place, callId);
                // The first answer counts: a tool that was denied says so once more as its output.
                if (!(use.approval() instanceof Approval.Given)) {
                    put(
                            callId,
                            with(use, use.answers(), new Approval.Given(place.serial(), place.clientId(), approved)));
                }
            }
            case Part.Signal signal -> items.add(new Conversation.Happened(place, signal));
            case Part.Unknown(var why, var text) -> items.add(new Conversation.Unread(place, why, text));
        }
    }

    // A call that streamed is said once more as a whole by some writers.
    private void called(Place place, Part.ToolCall call) {
        var index = calls.get(call.callId());
        if (index == null || call.callId().isEmpty()) {
            calls.put(call.callId(), items.size());
            items.add(new ToolUse(
                    place,
                    call.callId(),
                    call.tool(),
                    call.arguments(),
                    call.progress(),
                    List.of(),
                    new Approval.NotAsked()));
        } else if (items.get(index) instanceof ToolUse use) {
            items.set(
                    index,
                    new ToolUse(
                            use.place(),
                            use.callId(),
                            call.tool().isEmpty() ? use.tool() : call.tool(),
                            call.arguments().isEmpty() ? use.arguments() : call.arguments(),
                            call.progress(),
                            use.answers(),
                            use.approval()));
        }
    }

    // What is about a call that is not here gets one without a name: an orphan is shown, not dropped.
    private ToolUse use(Place place, String callId) {
        var index = calls.get(callId);
        if (index != null && items.get(index) instanceof ToolUse use) {
            return use;
        }
        var orphan = new ToolUse(place, callId, "", "", Part.Progress.WHOLE, List.of(), new Approval.NotAsked());
        calls.put(callId, items.size());
        items.add(orphan);
        return orphan;
    }

    private void put(String callId, ToolUse use) {
        items.set(calls.getOrDefault(callId, items.size() - 1), use);
    }

    private static ToolUse with(ToolUse use, List<Answer> answers, Approval approval) {
        return new ToolUse(use.place(), use.callId(), use.tool(), use.arguments(), use.progress(), answers, approval);
    }
}
