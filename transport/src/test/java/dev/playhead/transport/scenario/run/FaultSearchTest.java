package dev.playhead.transport.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FaultSearchTest {
    private static final String TALK = """
            scenario: A search
            devices:
              phone: { channels: [room], retry: RETRY }
              laptop: { channels: [room] }
            actors:
              agent:
                stream: { channel: room, text: "0123456789", chunk: 1, rate: 20/s }
                ERRORS
            timeline:
              - { at: 0s, do: 'laptop.send "Why?"' }
              - { at: 100ms, bookmark: 'No part in it' }
            expect: [{ converge: all }, { check: run-termination }]
            """;

    private static Scenario scenario(String retry, String errors) throws ScenarioException {
        return ScenarioReader.parse(
                TALK.replace("RETRY", retry).replace("    ERRORS\n", errors.isEmpty() ? "" : "    " + errors + "\n"),
                "test.yaml");
    }

    @Test
    void whoComesBackTooLateIsFoundAtTheEarliestFrameAndMadeSmall() throws Exception {
        var scenario = scenario("3m", "");
        assertTrue(SimulatedRun.of(scenario, 1).isPassed(), "it is well without a fault");
        var result = FaultSearch.search(scenario, List.of("cut for=1s"), 1, 1, 2_000);
        var found = Objects.requireNonNull(result.found(), result::toString);
        var placement = Objects.requireNonNull(found.placement());
        assertEquals("phone", placement.whom());
        assertEquals("converge phone, laptop within 2 s", found.broken().words());
        assertTrue(result.tried() < result.possible(), result::toString);
        for (int nth = 1; nth < placement.nth(); nth++) {
            var earlier = new Placement(placement.line(), placement.whom(), nth).in(scenario);
            assertTrue(SimulatedRun.of(earlier, 1).isPassed(), "frame " + nth);
        }
        var smallest = Shrinker.of(found.scenario(), 1, found.broken()).orElseThrow();
        assertEquals(List.of(9), smallest.lines(), "the question alone");
        assertEquals(1, smallest.scenario().agents().getFirst().tokens().size());
    }

    @Test
    void theStepThatIsToldDoesTheSame() throws Exception {
        var scenario = scenario("3m", "");
        var found = Objects.requireNonNull(
                FaultSearch.search(scenario, List.of("cut for=1s"), 1, 1, 2_000).found());
        var step = Objects.requireNonNull(found.placement()).yaml();
        var written =
                TALK.replace("RETRY", "3m").replace("    ERRORS\n", "").replace("expect:", "  " + step + "\nexpect:");
        assertEquals(
                SeedOutcome.of(SimulatedRun.of(found.scenario(), 1)).entries(),
                SeedOutcome.of(SimulatedRun.of(ScenarioReader.parse(written, "x.yaml"), 1))
                        .entries());
    }

    @Test
    void anAgentThatNeverSaysItsEndIsFoundWhenItsConnectionGoes() throws Exception {
        var scenario = ScenarioReader.parse(
                TALK.replace("RETRY", "1s")
                        .replace("ERRORS", "errors: { no-terminator: true }")
                        .replace("{ converge: all }, ", ""),
                "x.yaml");
        assertTrue(SimulatedRun.of(scenario, 1).isPassed(), "nobody can tell while it is there");
        var found = Objects.requireNonNull(FaultSearch.search(scenario, List.of("preset:no-signal"), 1, 1, 2_000)
                .found());
        var placement = Objects.requireNonNull(found.placement());
        assertEquals("check run-termination", found.broken().words());
        assertEquals("agent", placement.whom());
    }

    @Test
    void whatIsBrokenAnywayNeedsNoFault() throws Exception {
        var scenario = ScenarioReader.parse(
                TALK.replace("RETRY", "1s")
                        .replace("    ERRORS\n", "")
                        .replace("{ check: run-termination }", "{ never: 'change == APPEND' }"),
                "x.yaml");
        var result = FaultSearch.search(scenario, FaultSearch.USUAL, 1, 3, 10);
        var found = Objects.requireNonNull(result.found());
        assertNull(found.placement());
        assertEquals("never change == APPEND", found.broken().words());
        assertEquals(0, result.tried());
    }

    @Test
    void whoIsHealthyStandsTheUsualFaults() throws Exception {
        var result = FaultSearch.search(scenario("500ms", ""), FaultSearch.USUAL, 1, 2, 150);
        assertNull(result.found(), () -> String.valueOf(result.found()));
        assertEquals(300, result.tried());
    }

    @Test
    void theSameSearchGivesTheSame() throws Exception {
        var scenario = scenario("3m", "");
        var first = FaultSearch.search(scenario, List.of("tunnel"), 4, 6, 40);
        var again = FaultSearch.search(scenario, List.of("preset:tunnel"), 4, 6, 40);
        assertNotNull(first.found());
        assertEquals(first, again);
    }

    @Test
    void aFaultThatThereIsNotIsRefused() {
        var wrong = assertThrows(
                IllegalArgumentException.class,
                () -> FaultSearch.search(scenario("1s", ""), List.of("tunel"), 1, 1, 1));
        assertTrue(String.valueOf(wrong.getMessage()).contains("there is no fault called tunel"), wrong.getMessage());
    }
}
