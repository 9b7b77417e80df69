package dev.playhead.transport.scenario.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.verdict.Judged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedRunTest {
    private static final String CAST = """
            scenario: A test
            devices:
              phone: { channels: [room] }
              laptop: { channels: [room] }
            """;
    private static final String AGENT = """
            actors:
              agent:
                stream: { channel: room, text: "0123456789abcdefghijklmnopqrstuvwxyz", chunk: 1, rate: 20/s }
            """;
    private static final String ASK = "  - { at: 0s, do: 'laptop.send \"Why?\"' }\n";

    @TempDir
    private Path folder;

    private static ScenarioRun run(String text, long seed) throws ScenarioException, CouldNotRunException {
        return SimulatedRun.of(ScenarioReader.parse(text, "test.yaml"), seed);
    }

    private static Judged judged(String text) throws ScenarioException, CouldNotRunException {
        return run(text, 1).judged().getFirst();
    }

    private static String asked(String more) {
        return CAST + AGENT + "timeline:\n" + ASK + more;
    }

    private static String mistaken(String mistakes, String expectation) {
        return CAST + AGENT + "    errors: " + mistakes + "\ntimeline:\n" + ASK
                + "  - { at: 30s, do: 'laptop.publish \"x\"' }\n" + "expect:\n  - " + expectation + "\n";
    }

    private static void is(Verdict.Outcome outcome, Judged judged) {
        assertEquals(outcome, judged.outcome(), judged::toString);
        assertEquals(
                outcome == Verdict.Outcome.FAIL && !judged.expectation().words().startsWith("sometimes"),
                outcome == Verdict.Outcome.FAIL && !judged.evidence().isEmpty(),
                judged::toString);
    }

    // ---- the same again ------------------------------------------------------------------------

    @Test
    void theSameSeedGivesTheSameRecordingAndAnotherOneAnother() throws Exception {
        var text = asked("  - { at: 1s, fault: { preset: flaky-network, device: phone } }\n"
                + "  - { on: 'kind == APPEND', nth: 9, fault: { preset: tunnel, device: laptop, for: 2s } }\n"
                + "expect: [{ never: 'action == ERROR' }]\n");
        var first = recording(text, 5);
        assertArrayEquals(first, recording(text, 5));
        assertFalse(Arrays.equals(first, recording(text, 6)));
    }

    private byte[] recording(String text, long seed) throws Exception {
        return Files.readAllBytes(run(text, seed).record(folder.resolve("run.playhead.mcap")));
    }

    @Test
    void theRecordingIsOneThatTheBrokerCouldHaveWritten() throws Exception {
        var text = asked("  - { at: 500ms, fault: { preset: tunnel, device: phone } }\n"
                + "  - { at: 1s, fault: { preset: slow-network, device: laptop } }\n"
                + "expect: [{ never: 'action == ERROR' }]\n");
        var file = run(text, 2).record(folder.resolve("run.playhead.mcap"));
        try (var log = LogFile.open(file)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
            assertTrue(log.damage().isEmpty());
        }
    }

    // ---- expectations --------------------------------------------------------------------------

    @Test
    void devicesConvergeAfterATunnel() throws Exception {
        var text = asked("  - { at: 1s, fault: { preset: tunnel, device: phone } }\nexpect: [{ converge: all }]\n");
        is(Verdict.Outcome.PASS, judged(text));
    }

    @Test
    void whoLacksWordsDoesNotConvergeAndTheFramesProveIt() throws Exception {
        var text = asked(
                "  - { at: 1s, fault: { kind: drop, percent: 100, device: phone } }\nexpect: [{ converge: all }]\n");
        var judged = judged(text);
        is(Verdict.Outcome.FAIL, judged);
        assertTrue(judged.sentence().startsWith("phone has "), judged.sentence());
        assertFalse(judged.sentence().contains("laptop"), judged.sentence());
        assertFalse(judged.rows().isEmpty());
    }

    @Test
    void twoDevicesOfOnePersonAreToldApart() throws Exception {
        var text = asked(
                        "  - { at: 1s, fault: { kind: drop, percent: 100, device: phone } }\nexpect: [{ converge: all }]\n")
                .replace("phone: { ", "phone: { clientId: alice, ")
                .replace("laptop: { ", "laptop: { clientId: alice, ");
        var judged = judged(text);
        is(Verdict.Outcome.FAIL, judged);
        assertTrue(judged.sentence().startsWith("phone has "), judged.sentence());
        assertFalse(judged.sentence().contains("laptop"), judged.sentence());
    }

    @Test
    void whereNothingWasSaidNobodyCanTellOfConvergence() throws Exception {
        is(Verdict.Outcome.CANNOT_TELL, judged(CAST + "expect: [{ converge: all }]\n"));
    }

    @Test
    void aRuleThatFindsSomethingFailsItsCheck() throws Exception {
        var fault = "  - { at: 1s, fault: { kind: duplicate, percent: 100, device: phone } }\n";
        is(Verdict.Outcome.FAIL, judged(asked(fault + "expect: [{ check: no-duplicate }]\n")));
        is(Verdict.Outcome.PASS, judged(asked("expect: [{ check: no-duplicate }]\n")));
        is(Verdict.Outcome.CANNOT_TELL, judged(asked("expect: [{ check: call-answered-twice }]\n")));
    }

    @Test
    void whatMustNeverBeAndWhatMustBeSometimes() throws Exception {
        is(Verdict.Outcome.FAIL, judged(asked("expect: [{ never: 'change == APPEND and device == phone' }]\n")));
        is(Verdict.Outcome.PASS, judged(asked("expect: [{ never: 'kind == DETACHED' }]\n")));
        is(Verdict.Outcome.PASS, judged(asked("expect: [{ sometimes: 'change == APPEND and device == phone' }]\n")));
        is(Verdict.Outcome.FAIL, judged(asked("expect: [{ sometimes: 'kind == DETACHED' }]\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttft.p95", "gap.max", "run.max", "latency.p99", "reconnect.max"})
    void aBudgetHoldsOrIsBroken(String of) throws Exception {
        var cut = "  - { at: 1s, fault: { preset: tunnel, device: phone, for: 1s } }\n";
        var slow = "  - { at: 0s, fault: { preset: slow-network, device: phone } }\n";
        var text = asked(cut + slow + "expect: [{ budget: { " + of + ": LIMIT } }]\n");
        is(Verdict.Outcome.PASS, judged(text.replace("LIMIT", "20s")));
        is(Verdict.Outcome.FAIL, judged(text.replace("LIMIT", "20ms")));
    }

    @Test
    void aBudgetOfWhatNeverHappenedCannotBeTold() throws Exception {
        is(Verdict.Outcome.CANNOT_TELL, judged(asked("expect: [{ budget: { reconnect.max: 1s } }]\n")));
    }

    // ---- what participants do ------------------------------------------------------------------

    @Test
    void anAgentMakesTheMistakesThatItIsToldToMake() throws Exception {
        is(Verdict.Outcome.FAIL, judged(mistaken("{ die: 10 }", "check: run-termination")));
        is(Verdict.Outcome.PASS, judged(mistaken("{ die: 10 }", "sometimes: 'kind == END and who == agent'")));
        is(Verdict.Outcome.PASS, judged(mistaken("{ no-terminator: true }", "never: 'name == ai-run-end'")));
        is(Verdict.Outcome.FAIL, judged(mistaken("{ stall: { at: 5, for: 4s } }", "budget: { gap.max: 3s }")));
        is(Verdict.Outcome.FAIL, judged(mistaken("{ burst: { at: 5, tokens: 20 } }", "budget: { gap.max: 500ms }")));
        is(Verdict.Outcome.PASS, judged(mistaken("{ duplicate: 5 }", "sometimes: 'way == in and data == \"4\"'")));
        is(Verdict.Outcome.PASS, judged(mistaken("{ }", "check: run-termination")));
    }

    @Test
    void aTokenThatIsPublishedTwiceIsThereTwice() throws Exception {
        var rows = judged(mistaken("{ duplicate: 5 }", "never: 'way == in and data == \"4\"'"))
                .rows();
        assertEquals(2, rows.size());
    }

    @Test
    void aStopEndsARunUnlessItIsIgnored() throws Exception {
        var stop = "  - { at: 1s, do: phone.cancel }\nexpect: [{ check: stop-ignored }]\n";
        is(Verdict.Outcome.PASS, judged(asked(stop)));
        var ignored = CAST + AGENT + "    errors: { ignore-stop: true }\ntimeline:\n" + ASK + stop;
        is(Verdict.Outcome.FAIL, judged(ignored.replace("20/s", "5/s")));
    }

    @Test
    void devicesSayEditDeleteComeAndGo() throws Exception {
        var run = run(CAST + """
                timeline:
                  - { at: 0s, do: ['phone.enter "here"', 'phone.publish "one"'] }
                  - { at: 1s, do: 'phone.edit "two"' }
                  - { at: 2s, do: [phone.delete, phone.leave, laptop.detach] }
                  - { at: 3s, do: [laptop.attach, phone.drop] }
                  - { at: 5s, do: phone.close }
                expect:
                  - sometimes:
                      - 'way == in and kind == PRESENCE'
                      - 'way == in and kind == UPDATE'
                      - 'way == in and kind == DELETE'
                      - 'way == in and kind == DETACH and who == laptop'
                      - 'way == in and kind == ATTACH and who == phone and time > 3'
                      - 'way == in and kind == CLOSE'
                """, 1);
        run.judged().forEach(judged -> is(Verdict.Outcome.PASS, judged));
    }

    @Test
    void aDeviceThatHearsNothingGivesItsSocketUpAndComesBack() throws Exception {
        var text = asked("  - { at: 1s, fault: { preset: half-open, device: phone, for: 28s } }\n"
                + "  - { at: 45s, do: 'laptop.publish \"Later\"' }\n"
                + "expect: [{ converge: all }, { sometimes: 'resumed and device == phone' }]\n");
        run(text, 1).judged().forEach(judged -> is(Verdict.Outcome.PASS, judged));
    }

    @Test
    void anAppendThatIsRefusedIsRepaired() throws Exception {
        var text = asked("  - { at: 0s, fault: { preset: append-refused, device: agent } }\n"
                + "expect: [{ converge: all }, { sometimes: 'kind == UPDATE and way == in' }]\n");
        run(text, 1).judged().forEach(judged -> is(Verdict.Outcome.PASS, judged));
    }

    // ---- its course ----------------------------------------------------------------------------

    @Test
    void aStepMayWaitForAFrameAndOthersFollowIt() throws Exception {
        var run = run(asked("""
                  - on: 'kind == APPEND and way == in'
                    nth: 3
                    bookmark: third
                    then:
                      - { after: 1s, do: 'laptop.publish "after it"' }
                  - { on: 'kind == DETACHED', bookmark: never }
                expect:
                  - sometimes: 'way == in and data == "after it"'
                """), 1);
        assertTrue(run.isPassed(), run::toString);
        assertEquals(1, run.remarks().size(), run.remarks()::toString);
        assertTrue(run.remarks().getFirst().startsWith("One step never came"), run.remarks()::toString);
    }

    @Test
    void whatNeverComesToRestIsEndedByItsLimit() throws Exception {
        var text = "limit: 30s\n"
                + asked(
                        "  - { at: 0s, fault: { kind: withhold-ack, percent: 100, device: agent } }\nexpect: [{ converge: all }]\n");
        var run = run(text, 1);
        assertEquals(30, Math.round(run.tookNanos() / 1e9));
        assertTrue(run.remarks().getFirst().startsWith("It was ended by its limit of 30 s"), run.remarks()::toString);
    }

    @Test
    void manySeedsArePlayedAndThoseThatFailAreNamed() throws Exception {
        var scenario = ScenarioReader.parse(
                asked("expect: [{ budget: { ttft.max: 300ms } }, { sometimes: 'kind == APPEND' }]\n"), "test.yaml");
        var outcomes = Seeds.play(scenario, 1, 20);
        long failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).count();
        assertTrue(failed > 0 && failed < 20, () -> failed + " of 20 failed");
        for (var outcome : outcomes) {
            assertEquals(
                    outcome.isPassed(),
                    SimulatedRun.of(scenario, outcome.seed()).isPassed());
        }
        assertEquals(1, SeedOutcome.sometimes(outcomes).size());
        assertFalse(SeedOutcome.sometimes(outcomes).getFirst().isFailed());
    }

    @Test
    void framesWaitAtABreakpointUntilAStepReleasesThem() throws Exception {
        var text = asked("""
              - { at: 0s, fault: { kind: break, device: phone, filter: "change == APPEND", nth: 5 } }
              - { at: 4s, do: release next }
            expect:
              - converge: { devices: [phone, laptop], within: 2s }
              - check: [no-loss, append-integrity]
            """);
        var run = run(text, 3);
        assertTrue(run.isPassed(), run.judged()::toString);
        int held = 0;
        for (long position = 0; position < run.log().size(); position++) {
            held += run.log().read(position) instanceof Entry.FrameHeld ? 1 : 0;
        }
        assertTrue(held > 10, held + " frames were held");
    }
}
