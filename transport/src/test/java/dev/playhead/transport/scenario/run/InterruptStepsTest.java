package dev.playhead.transport.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.scenario.ScenarioReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interrupts of simulated devices, and what an agent of ours makes of them.
class InterruptStepsTest {
    private static final String TALK = """
            scenario: A test
            DIALECT
            devices:
              laptop: { clientId: ann, channels: [room] }
              phone: { clientId: ben, channels: [room] }
            actors:
              agent:
                stream: { channel: room, text: "one two three four five six seven eight nine ten", chunk: word, rate: 10/s MORE }
            timeline:
              - { at: 0s, do: 'laptop.send "Count"' }
            STEPS
            expect: [{ never: 'action == ERROR' }, { converge: all }]
            """;

    private static ScenarioRun run(String dialect, String more, String... steps) throws Exception {
        var lines = new StringBuilder();
        for (var step : steps) {
            lines.append("  - { ").append(step).append(" }\n");
        }
        var text = TALK.replace("DIALECT\n", dialect).replace("MORE", more).replace("STEPS\n", lines.toString());
        var run = SimulatedRun.of(ScenarioReader.parse(text, "test.yaml"), 1);
        assertTrue(run.isPassed(), run.judged()::toString);
        return run;
    }

    private static List<Message> published(ScenarioRun run) throws IOException {
        var published = new ArrayList<Message>();
        for (long position = 0; position < run.entries(); position++) {
            var entry = run.log().read(position);
            if (entry instanceof Entry.FrameIn
                    && EntryDecoder.decode(entry) instanceof Decoded.Frame(var frame)
                    && frame.action() == Action.MESSAGE
                    && frame.messages() != null) {
                published.addAll(frame.messages());
            }
        }
        return published;
    }

    private static long count(List<Message> messages, String name) {
        return messages.stream().filter(message -> name.equals(message.name())).count();
    }

    private static String headers(Message message) {
        return String.valueOf(message.extras());
    }

    @Test
    void everyInterruptIsAStepOfADevice() throws Exception {
        for (var kind : InterruptKind.values()) {
            var step = "phone." + kind.id() + (kind.needsText() ? " \"words\"" : "");
            run("", "", "at: 20s, do: '" + step + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "cancel"})
    void aStopEndsTheRunBeforeItsText(String verb) throws Exception {
        var run = run("", "", "at: 900ms, do: phone." + verb);
        var said = published(run);
        assertEquals(1, count(said, "ai-cancel"));
        var end = said.stream()
                .filter(message -> "ai-run-end".equals(message.name()))
                .findFirst()
                .orElseThrow();
        assertTrue(headers(end).contains("run-reason=cancelled"), headers(end));
        assertEquals(List.of(), run.remarks());
    }

    @Test
    void aSteerComesIntoAStepOfItsOwn() throws Exception {
        var run = run("", "", "at: 900ms, do: 'phone.steer \"Aloud\"'");
        var said = published(run);
        assertEquals(2, count(said, "ai-step-start"));
        assertEquals(1, count(said, "ai-run-start"), "a steer begins no run");
        var steer = said.stream()
                .filter(message -> "ai-input".equals(message.name()))
                .skip(1)
                .findFirst()
                .orElseThrow();
        var taken = said.stream()
                .filter(message -> headers(message).contains("steer-codec-message-ids"))
                .toList();
        assertTrue(!taken.isEmpty());
        var id = headers(steer).replaceAll(".*codec-message-id=([^,}]+).*", "$1");
        assertTrue(headers(taken.getFirst()).contains("[\"" + id + "\"]"), () -> headers(taken.getFirst()));
        assertEquals(List.of(), run.remarks());
    }

    @Test
    void whoStopsAndAsksWaitsForTheEnd() throws Exception {
        var run = run("", "", "at: 900ms, do: 'phone.interrupt \"Rather this\"'");
        var names = published(run).stream()
                .map(message -> String.valueOf(message.name()))
                .filter(Map.of("ai-cancel", 1, "ai-run-end", 2, "ai-input", 3)::containsKey)
                .toList();
        assertEquals(List.of("ai-input", "ai-cancel", "ai-run-end", "ai-input", "ai-run-end"), names);
    }

    @Test
    void whoAsksAlongsideWaitsForNothing() throws Exception {
        var run = run("", "", "at: 900ms, do: 'phone.ask \"And this?\"'");
        var names = published(run).stream()
                .map(message -> String.valueOf(message.name()))
                .filter(name -> name.startsWith("ai-run-"))
                .toList();
        assertEquals(List.of("ai-run-start", "ai-run-start", "ai-run-end", "ai-run-end"), names);
    }

    @Test
    void anotherAnswerSaysWhichItIsBeside() throws Exception {
        var run = run("", "", "at: 5s, do: laptop.regenerate");
        var starts = published(run).stream()
                .filter(message -> "ai-run-start".equals(message.name()))
                .toList();
        assertEquals(2, starts.size());
        assertTrue(headers(starts.get(1)).contains("msg-regenerate=agent-run-1-answer"), headers(starts.get(1)));
        assertTrue(headers(starts.get(1)).contains("parent=laptop-question-1"), headers(starts.get(1)));
    }

    @Test
    void aToolThatIsLetRunIsGoneOnWith() throws Exception {
        var run = run("", ", approval: 4", "at: 5s, do: phone.approve");
        var said = published(run);
        assertEquals(1, count(said, "ai-run-suspend"));
        assertEquals(1, count(said, "ai-run-resume"));
        assertTrue(said.stream().anyMatch(message -> headers(message).contains("tool-output-available")));
        assertTrue(
                said.stream().anyMatch(message -> String.valueOf(message.data()).contains("ten")));
    }

    @Test
    void aToolThatIsRefusedEndsTheRun() throws Exception {
        var run = run("", ", approval: 4", "at: 5s, do: 'phone.reject \"Too dear\"'");
        var said = published(run);
        assertTrue(said.stream().anyMatch(message -> headers(message).contains("reason=Too dear")));
        assertTrue(said.stream().anyMatch(message -> headers(message).contains("tool-output-denied")));
        assertEquals(1, count(said, "ai-run-end"));
        assertTrue(said.stream()
                .noneMatch(message -> String.valueOf(message.data()).contains("ten")));
    }

    @Test
    void aRunThatWaitsCanBeStopped() throws Exception {
        var run = run("", ", approval: 4", "at: 5s, do: phone.stop");
        assertEquals(1, count(published(run), "ai-run-end"));
    }

    @Test
    void onAPlainChannelTheMessageThatGrowsIsStopped() throws Exception {
        var run = run("dialect: plain\n", "", "at: 900ms, do: phone.stop", "at: 4s, do: 'phone.ask \"More?\"'");
        var said = published(run);
        assertEquals(1, count(said, "ai-cancel"));
        assertEquals(2, count(said, "question"));
        assertEquals(2, count(said, "answer"));
        assertEquals(List.of(), run.remarks());
    }

    @Test
    void onAPlainChannelWhoStopsAndAsksWaitsUntilNothingGrows() throws Exception {
        var run = run("dialect: plain\n", "", "at: 900ms, do: 'phone.interrupt \"Rather this\"'");
        assertEquals(2, count(published(run), "answer"));
        assertEquals(List.of(), run.remarks());
    }

    @Test
    void whatCannotBeDoneIsToldWithItsReason() throws Exception {
        var run = run("", "", "at: 6s, do: [phone.stop, phone.approve]");
        assertEquals(
                List.of(
                        "phone could not stop: This run is over.",
                        "phone could not approve: No tool waits for a person here."),
                run.remarks());
    }
}
