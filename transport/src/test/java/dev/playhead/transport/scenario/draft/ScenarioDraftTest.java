package dev.playhead.transport.scenario.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.scenario.run.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioDraftTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<Path> scenarios() throws IOException {
        try (var files = Files.list(Path.of("..", "samples", "scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> recordings() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".mcap"))
                    .sorted()
                    .toList();
        }
    }

    private static ScenarioDraft draft(ScenarioRun run) throws Exception {
        return ScenarioDraft.of(run.log(), DraftRange.WHOLE, "Again");
    }

    private static ScenarioRun played(Scenario scenario) throws Exception {
        return SimulatedRun.of(scenario, scenario.seed());
    }

    private static ScenarioRun played(String text) throws Exception {
        return played(ScenarioReader.parse(text, "test.yaml"));
    }

    // Texts of the channels at the end, in order.
    private static TreeMap<String, List<String>> texts(LogReader log, long entries) throws IOException {
        var texts = new TreeMap<String, List<String>>();
        var broker = new TimeMachine(log).at(entries);
        broker.channels()
                .forEach(channel -> texts.put(
                        channel.name(),
                        channel.messages().stream()
                                .map(MessageText::of)
                                .filter(text -> !text.isEmpty())
                                .toList()));
        return texts;
    }

    private static List<String> outcomes(ScenarioDraft draft, ScenarioRun run) {
        assertEquals(draft.scenario().expectations().size(), run.judged().size());
        var lines = draft.text().lines().toList();
        return run.judged().stream()
                .filter(judged -> {
                    int line = judged.expectation().place().line();
                    boolean wasBroken = lines.get(line - 2).strip().startsWith("# Broken");
                    return judged.isFailed() != wasBroken;
                })
                .map(judged -> judged.expectation().words() + ": " + judged.sentence())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatIsMadeOfARunGivesTheSameAgain(Path file) throws Exception {
        var scenario = ScenarioReader.read(file);
        var first = played(scenario);
        var draft = draft(first);
        var again = played(draft.scenario());
        assertEquals(List.of(), outcomes(draft, again), draft::text);
        assertEquals(texts(first.log(), first.entries()), texts(again.log(), again.entries()), draft::text);
        assertEquals(List.of(), again.remarks(), draft::text);
        assertEquals(scenario.seed(), draft.scenario().seed());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordingCanBePlayedAgain(Path file) throws Exception {
        try (var log = LogFile.open(file)) {
            var draft = ScenarioDraft.of(log, DraftRange.WHOLE, "Golden");
            var run = played(draft.scenario());
            assertTrue(run.entries() > 0, draft::text);
            assertFalse(draft.scenario().expectations().isEmpty());
        }
    }

    private static final String BROKEN = """
            scenario: The phone loses a piece
            seed: 5
            devices:
              phone: { clientId: ann, channels: [room], presence: true, rewind: 1m }
              laptop: { clientId: ann, channels: [room, other], retry: 900ms }
            actors:
              agent:
                stream: { channel: room, text: "0123456789abcdefghijklmnopqrstuvwxyz", chunk: 1, rate: 20/s }
            timeline:
              - { at: 0s, do: 'laptop.send "A question"' }
              - on: 'who == agent and change == APPEND and way == in'
                nth: 12
                fault: { kind: drop, percent: 100, device: phone, for: 300ms }
              - { at: 1s, bookmark: 'Half of it' }
              - { at: 1200ms, do: laptop.drop }
            expect:
              - converge: all
            """;

    @Test
    void devicesFaultsDropsAndRemarksAreThere() throws Exception {
        var first = played(BROKEN);
        var draft = draft(first);
        var text = draft.text();
        var devices = draft.scenario().devices().stream()
                .map(Device.Simulated.class::cast)
                .toList();
        assertEquals(
                List.of("ann", "ann"),
                devices.stream().map(Device.Simulated::clientId).toList());
        assertTrue(devices.stream().anyMatch(device -> device.present() && "1m".equals(device.rewind())), text);
        assertTrue(devices.stream().anyMatch(device -> device.channels().equals(List.of("room", "other"))), text);
        assertTrue(text.contains("kind: drop") && text.contains("percent: 100"), text);
        assertTrue(text.contains("nth: 12,"), text);
        assertTrue(text.contains("bookmark: \"Half of it\""), text);
        assertTrue(text.contains(".drop }"), text);
        assertTrue(text.contains("# Broken in the recording: "), text);
        var again = played(draft.scenario());
        assertEquals(List.of(), outcomes(draft, again), text);
        assertTrue(again.judged().stream().anyMatch(judged -> judged.isFailed()), text);
    }

    @Test
    void anAgentSaysItsAnswersInTurn() throws Exception {
        var first = played("""
                scenario: Two answers
                devices: { phone: { channels: [room] } }
                actors:
                  agent:
                    stream: { channel: room, text: ["one two three", "four five six seven"], chunk: word, rate: 10/s }
                timeline:
                  - { at: 0s, do: 'phone.send "First"' }
                  - { at: 4s, do: 'phone.send "Second"' }
                expect: [{ converge: all }]
                """);
        var draft = draft(first);
        var agent = draft.scenario().agents().getFirst();
        assertEquals(List.of("one ", "two ", "three"), agent.answer(1));
        assertEquals(List.of("four ", "five ", "six ", "seven"), agent.answer(2));
        assertEquals(agent.answer(1), agent.answer(3));
        assertEquals(100, agent.gapMs(), 20);
        var again = played(draft.scenario());
        assertEquals(texts(first.log(), first.entries()), texts(again.log(), again.entries()));
    }

    @Test
    void aPartHasOnlyWhatHappenedInIt() throws Exception {
        var first = played("""
                scenario: Two questions
                dialect: plain
                devices: { phone: { channels: [room] } }
                actors: { agent: { stream: { channel: room, text: "an answer", chunk: 2, rate: 20/s } } }
                timeline:
                  - { at: 0s, do: 'phone.send "First"' }
                  - { at: 5s, do: 'phone.send "Second"' }
                expect: [{ converge: all }]
                """);
        long start = first.log().read(0).atNanos();
        var draft = ScenarioDraft.of(first.log(), new DraftRange(start + 3_000_000_000L, Long.MAX_VALUE), "Part");
        assertEquals(Scenario.Dialect.PLAIN, draft.scenario().dialect());
        assertFalse(draft.text().contains("First"), draft::text);
        assertTrue(draft.text().contains("Second"), draft::text);
        assertEquals(2, draft.scenario().timeline().size(), "what was asked, and the answer");
    }

    @Test
    void anAgentThatDiedDiesAgainWithTheSameToken() throws Exception {
        var first = played("""
                scenario: It dies
                devices: { phone: { channels: [room] } }
                actors: { agent: { stream: { channel: room, text: "0123456789", chunk: 1, rate: 20/s }, errors: { die: 4 } } }
                timeline:
                  - { at: 0s, do: 'phone.send "Count"' }
                expect: [{ converge: all }]
                """);
        var draft = draft(first);
        assertTrue(draft.text().contains("nth: 4, do: agent.die"), draft::text);
        var again = played(draft.scenario());
        assertEquals(texts(first.log(), first.entries()), texts(again.log(), again.entries()), draft::text);
    }

    @Test
    void whereNobodyWasThereIsNothingToPlay() throws Exception {
        var first = played(BROKEN);
        var log = first.log();
        assertThrows(
                NothingToPlayException.class,
                () -> ScenarioDraft.of(log, new DraftRange(0, log.read(0).atNanos()), "Nobody"));
    }

    @Test
    void textsOfEveryKindStayAsTheyAre() throws Exception {
        for (var text : List.of(
                "a \"b\" \\c", "two\nlines\tand a tab", "\u0001\u2028\u00a0\ud83d\ude00", "# no comment: [x]", "yes")) {
            var yaml = "scenario: " + ScenarioText.quoted(text) + "\nexpect: [{ never: 'action == ERROR' }]\n";
            assertEquals(text, ScenarioReader.parse(yaml, "x.yaml").name());
            var value = "scenario: " + ScenarioText.value(text) + "\nexpect: [{ never: 'action == ERROR' }]\n";
            assertEquals(text, ScenarioReader.parse(value, "x.yaml").name());
        }
    }

    @Test
    void aPaceIsMeasured() {
        var words = AnswerPace.of(List.of(List.of("one ", "two ", "three")), List.of(100_000_000L, 100_000_000L));
        assertEquals(new AnswerPace("word", 10, 0), words);
        assertEquals("10/s", words.rate());
        var pieces = AnswerPace.of(List.of(List.of("0123", "4567", "8")), List.of(50_000_000L, 150_000_000L));
        assertEquals("4", pieces.chunk());
        assertEquals(100, pieces.jitterPercent());
        assertEquals(3, pieces.tokens("012345678"));
        assertEquals(
                "word, line",
                Stream.of(List.of("a ", "b"), List.of("a b\n", "c d\n"))
                        .map(answer -> AnswerPace.of(List.of(answer), List.of()).chunk())
                        .collect(Collectors.joining(", ")));
    }
}
