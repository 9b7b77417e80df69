package dev.playhead.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    private static final String REST = """
            devices:
              phone: { channels: [room] }
              app: { sdk: external, match: 'client == alice', wait: 5s }
            actors:
              agent: { stream: { channel: room, text: one two three, chunk: word, rate: 30/m } }
            """;
    private static final String EXPECT = "expect: [{ never: 'action == ERROR' }]\n";

    @Test
    void everythingThatCanBeSaidIsRead() throws ScenarioException {
        var scenario = ScenarioReader.parse(
                "scenario: All\nseed: -4\ndialect: plain\nrollup: 0ms\nlimit: 1m\n" + REST + """
                timeline:
                  - { at: 1.5s, do: ['phone.send "Hello"', agent.die, restore] }
                  - on: 'kind == APPEND'
                    nth: 3
                    fault: { preset: tunnel, device: phone, for: 2s }
                    bookmark: gone
                    then: [{ after: 1s, do: phone.drop }]
                expect:
                  - converge: { devices: [phone], within: 3s }
                  - check: [no-loss, no-duplicate]
                  - sometimes: 'resumed'
                  - budget: { ttft.p95: 400ms }
                """, "all.yaml");
        assertEquals("All", scenario.name());
        assertEquals(-4, scenario.seed());
        assertEquals(Scenario.Dialect.PLAIN, scenario.dialect());
        assertEquals(List.of(0L, 60_000L), List.of(scenario.rollupMs(), scenario.limitMs()));
        assertEquals(List.of("phone", "app", "agent"), scenario.names());
        assertEquals(
                5_000,
                assertInstanceOf(Device.External.class, scenario.device("app")).waitMs());
        assertEquals(
                List.of("one ", "two ", "three"), scenario.agents().getFirst().tokens());
        assertEquals(2_000, scenario.agents().getFirst().gapMs());
        assertEquals(
                List.of(
                        new Step.Act.Do("phone", Verb.SEND, "Hello"),
                        new Step.Act.Do("agent", Verb.DIE, ""),
                        new Step.Act.Restore()),
                scenario.timeline().getFirst().acts());
        assertEquals(
                new Step.Trigger.After(1_500), scenario.timeline().getFirst().trigger());
        var second = scenario.timeline().get(1);
        assertEquals(
                3, assertInstanceOf(Step.Trigger.On.class, second.trigger()).nth());
        var fault = assertInstanceOf(Step.Act.SetFault.class, second.acts().getFirst());
        assertEquals(
                List.of("phone", "2000"),
                List.of(fault.whom(), Long.toString(fault.spec().forMs())));
        assertEquals(new Step.Act.Bookmark("gone"), second.acts().get(1));
        assertEquals(1, second.then().size());
        assertEquals(
                List.of(
                        "converge phone within 3 s",
                        "check no-loss",
                        "check no-duplicate",
                        "sometimes resumed",
                        "budget ttft.p95 400 ms"),
                scenario.expectations().stream().map(Expectation::words).toList());
        assertEquals(3_000, scenario.settleMs());
    }

    @Test
    void everyProblemIsToldWithItsPlaceAndWhatWasMeant() {
        problem("1:1: The key scenario of a scenario is missing.", EXPECT);
        problem("1:1: The key expect of a scenario is missing.", "scenario: x");
        problem("2:1: \u201csead\u201d is no key of a scenario. Did you mean seed?", "scenario: x\nsead: 1\n" + EXPECT);
        problem("2:7: Found \u201cmany\u201d, expected a whole number for seed.", "scenario: x\nseed: many\n" + EXPECT);
        problem(
                "2:10: There is no dialect \u201cplane\u201d. Did you mean plain?",
                "scenario: x\ndialect: plane\n" + EXPECT);
        problem("2:1: The key seed stands here twice.", "seed: 1\nseed: 2\n");
        cast(
                "2:12: \u201cchanels\u201d is no key of a simulated device. Did you mean channels?",
                "devices:\n  phone: { chanels: [a] }");
        cast(
                "2:17: There is no sdk \u201cexternl\u201d. Did you mean external?",
                "devices:\n  phone: { sdk: externl }");
        cast(
                "2:3: \u201c1\u201d is no name: use letters, digits, - and _, and begin with a letter.",
                "devices:\n  1: { channels: [a] }");
        cast(
                "2:35: This filter cannot be read: found \u201cclent\u201d, which is no field. Did you mean client?",
                "devices:\n  phone: { sdk: external, match: 'clent == a' }");
        cast(
                "2:48: Found \u201cfast\u201d, expected a rate such as 50/s or 20/m.",
                "actors:\n  a: { stream: { channel: c, text: hi, rate: fast } }".replace("rate:", "rate:  "));
        cast("2:16: A stream needs a text or a file, and not both.", "actors:\n  a: { stream: { channel: c } }");
        cast(
                "2:36: Only a scenario in a file can name one; write the text itself.",
                "actors:\n  a: { stream: { channel: c, file: f } }");
        step("Nobody is called fone. Did you mean phone?", "{ at: 0s, do: 'fone.drop' }");
        step("A device cannot sent. Did you mean send?", "{ at: 0s, do: 'phone.sent \"Hi\"' }");
        step("app is external, so it does what it wants; only faults can be set on it.", "{ at: 0s, do: app.drop }");
        step("What does it send? Write it behind, in quotation marks.", "{ at: 0s, do: phone.send }");
        step("Found \u201csoon\u201d, expected a time such as 500ms, 8s or 2m for at.", "{ at: soon, do: phone.drop }");
        step("When? A step needs at or on.", "{ do: phone.drop }");
        step("Nothing happens in this step: it needs do, fault, bookmark or then.", "{ at: 0s }");
        step("There is no preset tunel. Did you mean tunnel?", "{ at: 0s, fault: { preset: tunel, device: phone } }");
        step("Nobody is called fone. Did you mean phone?", "{ at: 0s, fault: { preset: tunnel, device: fone } }");
        step("The fault cannot be set: nobody knows depth;", "{ at: 0s, fault: { kind: cut, depth: 4 } }");
        step(
                "What stands in then follows something: write after, not at.",
                "{ at: 0s, then: [{ at: 1s, do: phone.drop }] }");
        expectation("There is no rule no-los. Did you mean no-loss?", "check: no-los");
        expectation("No device is called fone. Did you mean phone?", "converge: { devices: [fone] }");
        expectation("Nobody measures ttt.max. Did you mean ttft?", "budget: { ttt.max: 1s }");
        expectation(
                "A budget is a time and what is taken of it, such as gap.p95. Did you mean p90?",
                "budget: { gap.p9: 1s }");
        expectation("found \u201cEROR\u201d, which is no action. Did you mean ERROR?", "never: 'action == EROR'");
    }

    private static void cast(String expected, String cast) {
        problem(expected, cast + "\nscenario: x\n" + EXPECT);
    }

    private static void step(String expected, String step) {
        problem(expected, "scenario: x\n" + REST + "timeline:\n  - " + step + "\n" + EXPECT);
    }

    private static void expectation(String expected, String expectation) {
        problem(expected, "scenario: x\n" + REST + "expect:\n  - " + expectation + "\n");
    }

    private static void problem(String expected, String text) {
        var problem = assertThrows(ScenarioException.class, () -> ScenarioReader.parse(text, "x.yaml"));
        assertTrue(
                String.valueOf(problem.getMessage()).contains(expected),
                () -> "expected: " + expected + "\n but was: " + problem.getMessage());
    }

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfTheFile() {
        var text = "scenario: x\nseed: a\ndevices:\n  phone: { chan: [a] }\nexpect:\n  - check: nothing\n";
        var problem = assertThrows(ScenarioException.class, () -> ScenarioReader.parse(text, "x.yaml"));
        assertEquals(
                List.of(2, 4, 4, 6),
                problem.problems().stream().map(each -> each.place().line()).toList());
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        problem("x.yaml:2:1: expected ',' or ']'", "scenario: [a\n");
        problem("x.yaml:1:5: Anchors and aliases", "{a: &b 1, c: *b}");
        problem("x.yaml:1:1: Found \u201chello\u201d, expected a scenario with keys such as scenario.", "hello");
        problem("x.yaml:1:1: Found nothing, expected a scenario", "");
    }

    @Test
    void aFileOfTextIsReadBesideTheScenario(@TempDir Path folder) throws IOException, ScenarioException {
        Files.writeString(folder.resolve("answer.md"), "\u00e4\ud83d\ude00bc");
        var file = folder.resolve("s.yaml");
        Files.writeString(
                file, "scenario: x\nactors: { a: { stream: { channel: c, file: answer.md, chunk: 2 } } }\n" + EXPECT);
        assertEquals(
                List.of("\u00e4\ud83d\ude00", "bc"),
                ScenarioReader.read(file).agents().getFirst().tokens());
        Files.delete(folder.resolve("answer.md"));
        var problem = assertThrows(ScenarioException.class, () -> ScenarioReader.read(file));
        assertTrue(
                String.valueOf(problem.getMessage())
                        .contains("s.yaml:2:44: The file \u201canswer.md\u201d cannot be read"),
                problem.getMessage());
    }
}
