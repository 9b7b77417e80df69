package dev.playhead.transport.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.conversation.Conversation.Approval;
import dev.playhead.transport.conversation.Conversation.Item;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Messages as the SDKs write them, and what a person reads in them.
class ConversationTest {
    private final List<Message> messages = new ArrayList<>();

    private ConversationTest says(
            String client, String name, String data, Map<String, Object> transport, Map<String, Object> codec) {
        messages.add(Message.builder()
                .serial(String.format("s%03d", messages.size() + 1))
                .name(name)
                .clientId(client)
                .data(new Data.Text(data))
                .extras(Map.of("ai", Map.of("transport", transport, "codec", codec)))
                .build());
        return this;
    }

    private ConversationTest plain(String client, String data, Map<String, Object> extras) {
        messages.add(Message.builder()
                .serial(String.format("s%03d", messages.size() + 1))
                .clientId(client)
                .data(new Data.Text(data))
                .extras(extras)
                .build());
        return this;
    }

    private ConversationTest asks(String id, String text, Map<String, Object> more) {
        var transport = new HashMap<String, Object>(more);
        transport.put("codec-message-id", id);
        transport.put("role", "user");
        return says("ann", "ai-input", text, transport, Map.of("kind", "user-message", "partType", "text"));
    }

    private ConversationTest starts(String run, Map<String, Object> more) {
        var transport = new HashMap<String, Object>(more);
        transport.put("run-id", run);
        return says("agent", "ai-run-start", "", transport, Map.of());
    }

    private ConversationTest answers(String run, String id, String text, String status) {
        return says(
                "agent",
                "ai-output",
                text,
                Map.of("run-id", run, "codec-message-id", id, "stream", "true", "status", status),
                Map.of("kind", "text", "id", "t1"));
    }

    private ConversationTest codec(String data, Map<String, Object> codec) {
        return says("agent", "ai-output", data, Map.of("run-id", "r", "codec-message-id", "m"), codec);
    }

    private List<Item> items() {
        return Conversation.of(ChannelId.shared("room"), 1, 0, messages).items();
    }

    private List<String> words() {
        return items().stream().map(ConversationTest::words).toList();
    }

    private static String words(Item item) {
        var place = item.place();
        var branch = place.branch() == null
                ? ""
                : " (" + place.branch().number() + " of " + place.branch().of() + ")";
        var mark = (place.superseded() ? "~" : "") + branch;
        return switch (item) {
            case Conversation.Said said -> said.voice() + " " + said.text() + " " + said.progress() + mark;
            case Conversation.ToolUse use ->
                "TOOL " + use.tool() + use.arguments() + " -> "
                        + use.answers().stream()
                                .map(answer -> (answer.failed() ? "!" : "") + answer.output())
                                .toList()
                        + " " + use.approval().getClass().getSimpleName() + mark;
            case Conversation.Happened happened ->
                happened.signal().kind() + " " + happened.signal().words() + mark;
            case Conversation.Unread unread -> "? " + unread.why() + ": " + unread.text();
        };
    }

    @Test
    void aTurnIsAQuestionAndItsAnswer() {
        asks("q1", "Tide?", Map.of()).starts("r1", Map.of());
        codec("", Map.of("kind", "start"));
        answers("r1", "a1", "High at noon.", "complete");
        says("agent", "ai-run-end", "", Map.of("run-id", "r1", "run-reason", "complete"), Map.of());
        assertEquals(
                List.of(
                        "CLIENT Tide? WHOLE",
                        "RUN_START run started",
                        "OTHER start",
                        "AGENT High at noon. COMPLETE",
                        "OTHER run ended, complete"),
                words());
        assertEquals("r1", items().get(3).place().runId());
        assertEquals("ann", items().getFirst().place().clientId());
    }

    @Test
    void aStopIsSaidAndItsTextIsCancelled() {
        answers("r1", "a1", "First, ", "cancelled");
        says("ann", "ai-cancel", "", Map.of("run-id", "r1"), Map.of());
        answers("r2", "a2", "And", "streaming");
        says("agent", "ai-run-end", "", Map.of("run-id", "r2", "run-reason", "error"), Map.of());
        assertEquals(
                List.of(
                        "AGENT First,  CANCELLED",
                        "CANCEL asks to stop",
                        "AGENT And STREAMING",
                        "RUN_ERROR run ended, error 104008"),
                words());
    }

    @Test
    void aToolCallHasItsApprovalAndItsAnswer() {
        codec("{\"amount\":5}", Map.of("kind", "tool-input", "toolCallId", "c1", "toolName", "transfer"));
        codec("", Map.of("kind", "tool-approval-request", "toolCallId", "c1", "approvalId", "ap"));
        assertEquals(List.of("TOOL transfer{\"amount\":5} -> [] Waiting"), words());
        codec("", Map.of("kind", "tool-approval-response", "toolCallId", "c1", "approved", "true"));
        codec("{\"ok\":true}", Map.of("kind", "tool-output-available", "toolCallId", "c1"));
        codec("no", Map.of("kind", "tool-output-error", "toolCallId", "c1"));
        assertEquals(List.of("TOOL transfer{\"amount\":5} -> [{\"ok\":true}, !no] Given"), words());
        var use = (Conversation.ToolUse) items().getFirst();
        assertEquals(new Approval.Given("s003", "agent", true), use.approval());
        assertEquals("s004", use.answers().getFirst().serial());
    }

    @Test
    void aDenialStaysOne() {
        codec("{}", Map.of("kind", "tool-input", "toolCallId", "c1", "toolName", "pay"));
        codec("", Map.of("kind", "tool-approval-response", "toolCallId", "c1", "approved", "false"));
        codec("", Map.of("kind", "tool-output-denied", "toolCallId", "c1"));
        assertEquals(
                new Approval.Given("s002", "agent", false), ((Conversation.ToolUse) items().getFirst()).approval());
    }

    @Test
    void whatAnswersACallThatIsNotHereIsShown() {
        codec("42", Map.of("kind", "tool-output-available", "toolCallId", "gone"));
        assertEquals(List.of("TOOL  -> [42] NotAsked"), words());
    }

    @Test
    void theOpenAiCodecSaysTheSameByOtherNames() {
        codec("Hm", Map.of("kind", "reasoning_summary_text", "item_id", "i0"));
        codec("Hi", Map.of("kind", "output_text", "item_id", "i1"));
        codec("{}", Map.of("kind", "function_call_arguments", "call_id", "c", "name", "places"));
        codec("3", Map.of("kind", "function_call_output", "call_id", "c"));
        codec("{}", Map.of("kind", "response.output_item.done"));
        assertEquals(
                List.of(
                        "REASONING Hm WHOLE",
                        "AGENT Hi WHOLE",
                        "TOOL places{} -> [3] NotAsked",
                        "OTHER response.output_item.done"),
                words());
    }

    @Test
    void anEditedQuestionAndAnAnswerAskedForAgainAreBranches() {
        asks("q1", "Plan 3 days", Map.of()).starts("r1", Map.of()).answers("r1", "a1", "Day 1", "complete");
        asks("q2", "Plan 5 days", Map.of("fork-of", "q1")).starts("r2", Map.of("fork-of", "q1"));
        asks("q3", "Plan 6 days", Map.of("fork-of", "q2"));
        says(
                "ann",
                "ai-input",
                "",
                Map.of("codec-message-id", "g", "msg-regenerate", "a1"),
                Map.of("kind", "regenerate"));
        starts("r3", Map.of("msg-regenerate", "a1")).answers("r3", "a3", "Day one", "complete");
        assertEquals(
                List.of(
                        "CLIENT Plan 3 days WHOLE (1 of 3)",
                        "RUN_START run started (1 of 2)",
                        "AGENT Day 1 COMPLETE (1 of 2)",
                        "CLIENT Plan 5 days WHOLE (2 of 3)",
                        "RUN_START run started",
                        "CLIENT Plan 6 days WHOLE (3 of 3)",
                        "REGENERATE asks for another answer",
                        "RUN_START run started (2 of 2)",
                        "AGENT Day one COMPLETE (2 of 2)"),
                words());
    }

    @Test
    void aStepThatIsTriedAgainSupersedesItsFirstAttempt() {
        step("r").output("r", "Half an ans", "s001").step("r").output("r", "Whole answer", "s003");
        assertEquals(
                List.of(
                        "STEP_START step started",
                        "AGENT Half an ans WHOLE~",
                        "STEP_START step started",
                        "AGENT Whole answer WHOLE"),
                words());
    }

    private ConversationTest step(String run) {
        return says("agent", "ai-step-start", "", Map.of("run-id", run, "step-id", "one"), Map.of());
    }

    private ConversationTest output(String run, String text, String start) {
        return says(
                "agent",
                "ai-output",
                text,
                Map.of("run-id", run, "step-id", "one", "step-start-serial", start),
                Map.of("kind", "text"));
    }

    @Test
    void aRunThatAForkReplacesIsSuperseded() {
        answers("r1", "a1", "Let me", "streaming");
        says(
                "ann",
                "ai-input",
                "{}",
                Map.of("codec-message-id", "f", "supersedes", "r1", "role", "assistant"),
                Map.of("kind", "tool-result", "toolCallId", "c"));
        assertEquals(List.of("AGENT Let me STREAMING~", "TOOL  -> [{}] NotAsked"), words());
    }

    @Test
    void whatIsNotKnownIsShownWithASentence() {
        codec("To be", Map.of("kind", "quote"));
        says("agent", "ai-note", "x", Map.of(), Map.of());
        plain("agent", "old", Map.of("headers", Map.of("x-ably-turn-id", "1")));
        plain("bob", "hello", Map.of());
        assertEquals(
                List.of(
                        "? kind \"quote\" of AI Transport is not known here: To be",
                        "? a generation of AI Transport that is not known here: x",
                        "? AI Transport before 0.1, which is shown as plain messages: old",
                        "ANYBODY hello WHOLE"),
                words());
    }

    private List<String> answered() {
        return items().stream()
                .map(item -> item.place().serial() + " " + item.place().answers())
                .toList();
    }

    @Test
    void aRunLeadsToWhatItAnswersAlsoWhenItIsAskedForAgain() {
        asks("q1", "Is it open?", Map.of());
        starts("r1", Map.of("parent", "q1", "input-codec-message-id", "q1")).answers("r1", "a1", "Yes", "complete");
        says(
                "ann",
                "ai-input",
                "",
                Map.of("codec-message-id", "again", "parent", "q1", "msg-regenerate", "a1"),
                Map.of("kind", "regenerate"));
        starts("r2", Map.of("parent", "q1", "input-codec-message-id", "again")).answers("r2", "a2", "No", "complete");
        assertEquals(List.of("s001 null", "s002 s001", "s003 s001", "s004 null", "s005 s001", "s006 s001"), answered());
    }

    @Test
    void aRunThatAnotherRunAskedForLeadsToItsMessage() {
        asks("q1", "Plan a trip", Map.of());
        starts("r1", Map.of("input-codec-message-id", "q1")).answers("r1", "a1", "Day 1", "streaming");
        starts("r2", Map.of("parent", "a1"));
        starts("r3", Map.of());
        assertEquals("s004 s003", answered().get(3));
        assertEquals("s005 null", answered().getLast(), "nobody can tell");
    }
}
