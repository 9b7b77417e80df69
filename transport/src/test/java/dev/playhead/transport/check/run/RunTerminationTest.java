package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Checked;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `run-termination`.
class RunTerminationTest {
    private static final String RULE = "run-termination";

    private final SessionScript session = new SessionScript();

    @BeforeEach
    void anAgentAndAPhone() {
        session.connect("planner").attach("planner", "room").connect("phone").attach("phone", "room");
        say("ai-run-start");
    }

    private void say(String name) {
        session.publish(
                "planner",
                "room",
                Message.builder()
                        .name(name)
                        .extras(Map.of("ai", Map.of("transport", Map.of("run-id", "r1"))))
                        .build());
    }

    private List<Finding> found() throws IOException {
        session.pass(30_000).publish("phone", "room", "still there?");
        return Checked.findings(session.log());
    }

    @Test
    void anAgentThatDiesIsFoundWithWhenItWasSeenLast() throws IOException {
        say("ai-output");
        session.lose("planner");
        var finding = Checked.only(RULE, found());
        assertEquals("Agent died mid-run", finding.title());
        assertTrue(finding.sentence().contains("run r1 on room had not ended"), finding.sentence());
        assertEquals(session.participant("planner").index(), finding.participant());
        assertEquals(3, finding.evidence().size());
    }

    @Test
    void anAgentThatLeavesInGoodOrderEndedWithoutTerminator() throws IOException {
        session.end("planner", CloseReason.CLIENT_CLOSED);
        assertEquals("Ended without terminator", Checked.only(RULE, found()).title());
    }

    @Test
    void aRunThatEndedOrWaitsForAPersonIsNone() throws IOException {
        say("ai-run-end");
        session.lose("planner");
        assertEquals(List.of(), found());

        var suspended = new RunTerminationTest();
        suspended.anAgentAndAPhone();
        suspended.say("ai-run-suspend");
        suspended.session.lose("planner");
        assertEquals(List.of(), suspended.found());
    }

    @Test
    void anAgentThatComesBackInTimeIsNone() throws IOException {
        session.lose("planner").pass(5_000).resume("planner");
        assertEquals(List.of(), found());
    }

    @Test
    void aRecordingThatEndsWhileTheRunGoesOnSaysNothing() throws IOException {
        assertEquals(List.of(), found());
    }

    @Test
    void theVerdictIsOfTheAgent() throws IOException {
        say("ai-run-end");
        assertEquals(List.of(), found());
        var entries = LongStream.range(0, session.log().size())
                .mapToObj(session.log()::read)
                .toList();
        var verdicts = Checked.checks(entries).verdicts().stream()
                .filter(rule -> rule.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new Verdict.Pass(1), verdicts.of(session.participant("planner").index()));
        assertEquals(
                "cannot tell", verdicts.of(session.participant("Phone").index()).word());
        assertTrue(!verdicts.isBroken());
    }

    @Test
    void aVerdictOfThePastIsWhatWasKnownThen() throws IOException {
        say("ai-run-end");
        long ended = session.now();
        say("ai-run-start");
        session.lose("planner");
        long died = session.now();
        session.pass(30_000).publish("phone", "room", "still there?");
        int planner = session.participant("planner").index();
        var checks = Checked.checks(LongStream.range(0, session.log().size())
                .mapToObj(session.log()::read)
                .toList());
        var verdicts = checks.verdicts().stream()
                .filter(of -> of.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
        assertEquals(Verdict.Outcome.CANNOT_TELL, verdicts.outcome(planner, ended - 60_000_000_000L));
        assertEquals(Verdict.Outcome.PASS, verdicts.outcome(planner, died));
        assertEquals(Verdict.Outcome.FAIL, verdicts.outcome(planner, Long.MAX_VALUE));
        assertEquals(0, checks.findingsAt(ended).size());
        assertEquals(1, checks.findingsAt(Long.MAX_VALUE).size());
    }
}
