package dev.playhead.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.ui.conversation.ConversationTree.Node;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Questions and what answers them, as AI Transport writes it. The runs are those of the example session.
class ConversationTreeTest {
    private static final Timeline TIMELINE = ExampleSession.timeline();
    private static final ChannelId CHANNEL = ChannelId.shared("ai:trip-42");

    private final List<Message> messages = new ArrayList<>();

    private ConversationTreeTest says(
            String name, String text, Map<String, Object> transport, Map<String, Object> codec) {
        messages.add(Message.builder()
                .serial(String.format("s%03d", messages.size() + 1))
                .name(name)
                .clientId("ann")
                .data(new Data.Text(text))
                .extras(Map.of("ai", Map.of("transport", transport, "codec", codec)))
                .build());
        return this;
    }

    private ConversationTreeTest asks(String id, String text, Map<String, Object> more) {
        var transport = new HashMap<String, Object>(more);
        transport.put("codec-message-id", id);
        transport.put("role", "user");
        return says("ai-input", text, transport, Map.of("kind", "user-message"));
    }

    private ConversationTreeTest starts(String run, String input, Map<String, Object> more) {
        var transport = new HashMap<String, Object>(more);
        transport.put("run-id", run);
        transport.put("input-codec-message-id", input);
        return says("ai-run-start", "", transport, Map.of());
    }

    private ConversationTreeTest answers(String run, String id, Map<String, Object> codec) {
        return says("ai-output", "{}", Map.of("run-id", run, "codec-message-id", id, "stream", "false"), codec);
    }

    private ConversationTree tree(ChannelHoldings holdings) {
        var conversation = Conversation.of(CHANNEL, ExampleSession.at(128), 0, messages);
        return ConversationTree.of(TIMELINE, new ChannelState(conversation, holdings));
    }

    private static List<String> lines(List<Node> nodes, String indent) {
        var lines = new ArrayList<String>();
        for (var node : nodes) {
            lines.add(indent
                    + node.title()
                    + (node.struck() ? " -" : "")
                    + (node.state().isEmpty() ? "" : " | ")
                    + node.state());
            lines.addAll(lines(node.children(), indent + "  "));
        }
        return lines;
    }

    private List<String> lines() {
        return lines(tree(ChannelHoldings.NONE).roots(), "");
    }

    @Test
    void aQuestionHasTheRunThatAnswersItAndTheRunItsToolsAndApprovals() {
        asks("q1", "Plan three days", Map.of()).starts("run-6", "q1", Map.of());
        answers("run-6", "a1", Map.of("kind", "tool-input", "toolCallId", "c1", "toolName", "places"));
        answers("run-6", "a1", Map.of("kind", "tool-approval-request", "toolCallId", "c1"));
        assertEquals(
                List.of(
                        "Plan three days",
                        "  Run 6 | streaming",
                        "    places | no answer yet",
                        "    Approval of places | waits"),
                lines());
        assertEquals(1, tree(ChannelHoldings.NONE).runs());
    }

    @Test
    void anAnswerThatWasAskedForAgainIsABranchAndNoFault() {
        asks("q1", "Is it open?", Map.of()).starts("run-3", "q1", Map.of());
        answers("run-3", "a1", Map.of("kind", "text"));
        says(
                "ai-input",
                "",
                Map.of("codec-message-id", "again", "parent", "q1", "msg-regenerate", "a1"),
                Map.of("kind", "regenerate"));
        starts("run-4", "again", Map.of("msg-regenerate", "a1")).answers("run-4", "a2", Map.of("kind", "text"));
        var tree = tree(ChannelHoldings.NONE);
        assertEquals(1, tree.branchPoints());
        assertEquals(
                List.of(
                        "Is it open?",
                        "  Run 3  (1 of 2) | 9.9 s after stop",
                        "  Run 4, attempt 2  (2 of 2) | 13.20 s"),
                lines(tree.roots(), "").stream()
                        .map(line -> line.replaceAll("\\d+(\\.\\d+)? m?s after stop", "9.9 s after stop"))
                        .toList());
        assertTrue(tree.roots().getFirst().children().stream().noneMatch(node -> node.tone() == Tone.FAULT));
    }

    @Test
    void aQuestionThatWasEditedIsABranchOfTheOther() {
        asks("q1", "Three days", Map.of()).asks("q2", "Five days", Map.of("fork-of", "q1"));
        assertEquals(List.of("Three days  (1 of 2)", "Five days  (2 of 2)"), lines());
        assertEquals(1, tree(ChannelHoldings.NONE).branchPoints());
    }

    @Test
    void aRunOfWhichNobodyKnowsWhatItAnswersStandsByItself() {
        asks("q1", "Three days", Map.of()).starts("run-7", "gone", Map.of());
        assertEquals(2, tree(ChannelHoldings.NONE).roots().size());
    }

    @Test
    void aDeviceThatLacksSomethingIsNamed() {
        asks("q1", "Three days", Map.of());
        var held = new ChannelHoldings.OfMessage(
                "s001", 3, 3, List.of(new ChannelHoldings.Held(1, AttachmentStatus.AWAY)));
        var node = tree(new ChannelHoldings(List.of(1), List.of(held))).roots().getFirst();
        assertEquals("Phone lacks some of it", node.state());
        assertEquals(Tone.FAULT, node.tone());
    }
}
