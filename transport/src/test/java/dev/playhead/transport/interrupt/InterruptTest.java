package dev.playhead.transport.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Channels as the SDKs write them, and what an interrupt publishes there.
class InterruptTest {
    private static final Map<String, Object> TEXT = Map.of("kind", "user-message", "partType", "text");

    private final List<Message> messages = new ArrayList<>();

    private InterruptTest says(String name, String data, Map<String, Object> transport, Map<String, Object> codec) {
        messages.add(Message.builder()
                .serial("s" + (messages.size() + 1))
                .name(name)
                .clientId(name.equals("ai-input") ? "ann" : "agent")
                .data(new Data.Text(data))
                .extras(Map.of("ai", Map.of("transport", transport, "codec", codec)))
                .build());
        return this;
    }

    private InterruptTest asks(String id) {
        return says("ai-input", "Tide?", Map.of("codec-message-id", id, "role", "user", "event-id", "e-" + id), TEXT);
    }

    private InterruptTest runs(String run, String input, Map<String, Object> codec) {
        says("ai-run-start", "", Map.of("run-id", run, "parent", input, "input-codec-message-id", input), Map.of());
        return says(
                "ai-output",
                "High",
                Map.of("run-id", run, "codec-message-id", "a-" + run, "parent", input, "stream", "true"),
                codec);
    }

    private InterruptTest run() {
        return asks("q1").runs("r1", "q1", Map.of("kind", "text"));
    }

    private InterruptTest ends(String run) {
        return says("ai-run-end", "", Map.of("run-id", run, "run-reason", "complete"), Map.of());
    }

    private InterruptTest plain(String client, @Nullable String name, String data, @Nullable MessageAction action) {
        var serial = "s" + (messages.size() + 1);
        var message =
                Message.builder().serial(serial).name(name).clientId(client).data(new Data.Text(data));
        if (action != null) {
            message.actionCode(action.code()).version(Version.of(serial + "v", 1));
        }
        messages.add(message.build());
        return this;
    }

    private ChannelScene scene(@Nullable String run, @Nullable String serial) {
        var next = new AtomicInteger();
        var speaker = new Speaker("playhead", () -> "id" + next.incrementAndGet(), PlainWords.DEFAULT);
        return new ChannelScene(messages, new InterruptTarget("", "room", run, serial), speaker);
    }

    private List<String> does(Interrupt interrupt, @Nullable String run, @Nullable String serial) {
        var scene = scene(run, serial);
        assertNull(interrupt.refusal(scene));
        return interrupt.publications(scene).stream().map(InterruptTest::words).toList();
    }

    private List<String> does(Interrupt interrupt) {
        return does(interrupt, null, null);
    }

    private static String words(Publication publication) {
        return switch (publication) {
            case Publication.AwaitEnd(var run) -> "wait for " + run;
            case Publication.Change(var serial, var action, var message) ->
                action + " " + serial + " " + message.data();
            case Publication.Create(var message, var wakes) -> {
                var headers = AiHeaders.of(message);
                var data = message.data() instanceof Data.Text(var text) ? text : "";
                yield message.name() + " " + data + " " + new TreeMap<>(headers.transport()) + " "
                        + new TreeMap<>(headers.codec()) + (wakes == null ? "" : " wakes " + wakes);
            }
        };
    }

    private @Nullable String why(Interrupt interrupt) {
        return interrupt.refusal(scene(null, null));
    }

    @Test
    void aStopNamesTheRun() {
        run();
        assertEquals(List.of("ai-cancel  {event-id=id1, run-id=r1} {}"), does(new Stop()));
        assertEquals("No run is there to act on.", new Stop().refusal(scene("other", null)));
        ends("r1");
        assertEquals("This run is over.", why(new Stop()));
    }

    @Test
    void aQuestionThatHasNoRunYetIsStoppedByItself() {
        asks("q1");
        assertEquals(List.of("ai-cancel  {event-id=id1, input-codec-message-id=q1} {}"), does(new Stop(), null, "s1"));
    }

    @Test
    void whatSteersARunWakesNobody() {
        run();
        assertEquals(
                List.of("ai-input faster {codec-message-id=id2, discrete=true, event-id=id3, role=user,"
                        + " run-client-id=playhead, run-id=r1, stream=false}"
                        + " {kind=user-message, messageId=id1, partType=text}"),
                does(new Steer("faster")));
        says("ai-run-suspend", "", Map.of("run-id", "r1"), Map.of());
        assertEquals("This run waits for an answer; it takes in nothing else meanwhile.", why(new Steer("faster")));
    }

    @Test
    void whoInterruptsWaitsForTheEndAndAsks() {
        asks("q1").runs("r1", "q1", Map.of("kind", "output_text"));
        assertEquals(
                List.of(
                        "ai-cancel  {event-id=id1, run-id=r1} {}",
                        "wait for r1",
                        "ai-input Boats? {codec-message-id=id2, discrete=true, event-id=id3, parent=a-r1, role=user,"
                                + " run-client-id=playhead, stream=false}"
                                + " {kind=user-message, partType=input_text} wakes id3"),
                does(new AskInstead("Boats?")));
    }

    @Test
    void anotherAnswerIsForTheSameQuestion() {
        run();
        assertEquals("This run is not over; stop it first.", why(new Regenerate()));
        ends("r1");
        var asked = "ai-input  {codec-message-id=id1, event-id=id2, msg-regenerate=a-r1, parent=q1, role=user,"
                + " run-client-id=playhead, stream=false} {kind=regenerate} wakes id2";
        assertEquals(List.of(asked), does(new Regenerate()));
        // The answer to that, given once more, belongs to the same branches.
        says("ai-run-start", "", Map.of("run-id", "r2", "parent", "q1", "msg-regenerate", "a-r1"), Map.of());
        says(
                "ai-output",
                "Low",
                Map.of("run-id", "r2", "codec-message-id", "a-r2", "parent", "q1"),
                Map.of("kind", "text"));
        ends("r2");
        assertEquals(List.of(asked), does(new Regenerate()));
    }

    @Test
    void anEditIsABranch() {
        run().ends("r1");
        says("ai-input", "And?", Map.of("codec-message-id", "q2", "parent", "a-r1"), TEXT);
        assertEquals(
                List.of("ai-input Now? {codec-message-id=id2, discrete=true, event-id=id3, fork-of=q2, parent=a-r1,"
                        + " role=user, run-client-id=playhead, stream=false}"
                        + " {kind=user-message, messageId=id1, partType=text} wakes id3"),
                does(new Edit("Now?"), null, "s5"));
        assertEquals("Choose the message to edit.", why(new Edit("Now?")));
        assertEquals("Only what a person has asked can be asked otherwise.", new Edit("x").refusal(scene(null, "s3")));
        assertEquals("That message is not on the channel any more.", new Edit("x").refusal(scene(null, "s9")));
    }

    @Test
    void anApprovalGoesOnWithTheRunThatAsked() {
        run();
        assertEquals("No tool waits for a person here.", why(new Approve()));
        says(
                "ai-output",
                "",
                Map.of("run-id", "r1", "codec-message-id", "a-r1", "parent", "q1"),
                Map.of("kind", "tool-approval-request", "toolCallId", "c1", "approvalId", "p1"));
        says("ai-run-suspend", "", Map.of("run-id", "r1"), Map.of());
        assertEquals(
                List.of("ai-input  {codec-message-id=a-r1, event-id=id1, parent=q1, role=user,"
                        + " run-client-id=playhead, run-id=r1, stream=false}"
                        + " {approved=false, kind=tool-approval-response, reason=no, toolCallId=c1} wakes id1"),
                does(new Reject("no")));
        says("ai-input", "", Map.of("run-id", "r1"), Map.of("kind", "tool-approval-response", "toolCallId", "c1"));
        assertEquals("No tool waits for a person here.", why(new Approve()));
    }

    @Test
    void aPlainChannelHasItsOwnWords() {
        plain("ann", "ask", "Tide?", null).plain("agent", "says", "High at", MessageAction.UPDATE);
        assertEquals(List.of("ai-cancel s2 {} {}"), does(new Stop()));
        assertEquals(List.of("ai-cancel s2 {} {}", "wait for s2", "ask Boats? {} {}"), does(new AskInstead("Boats?")));
        assertEquals(List.of("ask Tide? {} {}"), does(new Regenerate()));
        assertEquals(List.of("UPDATE s1 Text[value=Boats?]"), does(new Edit("Boats?"), null, "s1"));
        assertEquals(List.of("DELETE s2 null"), does(new Delete(), null, "s2"));
        assertEquals("A plain channel has no way to steer a run; ask alongside instead.", why(new Steer("x")));
        assertEquals("A plain channel knows no approvals.", why(new Approve()));
        var words = PlainWords.cancelling("stop={\"id\":\"{serial}\"}");
        var scene = new ChannelScene(
                messages, new InterruptTarget("", "room", null, null), new Speaker("me", () -> "", words));
        assertEquals(
                List.of("stop {\"id\":\"s2\"} {} {}"),
                new Stop()
                        .publications(scene).stream().map(InterruptTest::words).toList());
    }

    @Test
    void whatNobodyKnowsIsNotWrittenTo() {
        messages.add(Message.builder()
                .serial("s1")
                .extras(Map.of("ai", Map.of("type", "text")))
                .build());
        for (var kind : InterruptKind.values()) {
            if (kind != InterruptKind.DELETE) {
                assertEquals(
                        "These messages are of a generation of AI Transport that Playhead does not know, so it cannot"
                                + " write to it.",
                        why(kind.of("x")),
                        kind.id());
            }
        }
    }

    @Test
    void aCodecThatNobodyKnowsCanBeStopped() {
        run();
        messages.removeFirst();
        messages.set(
                1,
                messages.get(1).toBuilder()
                        .extras(Map.of(
                                "ai", Map.of("transport", Map.of("run-id", "r1"), "codec", Map.of("kind", "own"))))
                        .build());
        assertEquals(1, does(new Stop()).size());
        assertEquals(
                "Nobody can tell which codec the application uses, so Playhead cannot write to it.",
                why(new Steer("x")));
    }

    @Test
    void aTextIsAskedForWhereThereIsNothingWithoutOne() {
        assertThrows(IllegalArgumentException.class, () -> InterruptKind.STEER.of(" "));
        assertEquals(new Reject(""), InterruptKind.REJECT.of(""));
        assertThrows(IllegalArgumentException.class, () -> InterruptKind.named("halt"));
    }
}
