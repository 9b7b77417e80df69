package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Rule `stop-ignored`.
class StopIgnoredTest {
    private static final String RULE = "stop-ignored";

    private final RunScript script = new RunScript().come("phone");

    private StopIgnoredTest start() {
        script.come("planner").say("planner", "ai-run-start", "", "run-id", "r1", "input-codec-message-id", "q1");
        return this;
    }

    private void stop() {
        script.say("phone", "ai-cancel", "", "run-id", "r1");
    }

    private void end(String reason) {
        script.say("planner", "ai-run-end", "", "run-id", "r1", "run-reason", reason);
    }

    @Test
    void aRunThatGoesOnToItsOwnEndIsFound() throws IOException {
        start().stop();
        script.pass(2_500);
        end("complete");
        var finding = script.only(RULE);
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.sentence()
                        .matches("Phone stopped run r1 on room, and the run went on for 2\\.50 s to its own end\\."
                                + " planner had been sent the stop\\."),
                finding.sentence());
        assertEquals(script.index("planner"), finding.participant());
        assertEquals(3, finding.evidence().size());
    }

    @Test
    void aRunThatHasNotEndedTenSecondsLaterIsFound() throws IOException {
        start().stop();
        script.later();
        assertTrue(script.only(RULE).sentence().contains("has not ended ten seconds later"));
    }

    @Test
    void aStopOfBeforeTheAgentWasThereNeverReachedIt() throws IOException {
        script.say("phone", "ai-cancel", "", "input-codec-message-id", "q1").pass(100);
        start();
        script.pass(2_500);
        end("complete");
        var finding = script.only(RULE);
        assertTrue(finding.sentence().contains("The stop was never sent to planner"), finding.sentence());
        assertTrue(finding.remedy().startsWith("Attach the agent before"), finding.remedy());
    }

    @Test
    void aRunThatIsCancelledPasses() throws IOException {
        start().stop();
        script.pass(2_500);
        end("cancelled");
        script.isFine(RULE, "pass");
    }

    @Test
    void aRunThatEndsByItselfAtOnceOrInAnErrorSaysNothing() throws IOException {
        start().stop();
        script.pass(1_500);
        end("complete");
        script.later().isFine(RULE, "cannot tell");

        var failed = new StopIgnoredTest();
        failed.start().stop();
        failed.script.pass(5_000);
        failed.end("error");
        failed.script.later().isFine(RULE, "cannot tell");
    }

    @Test
    void aRunThatWaitsOrWhoseAgentIsGoneIsNone() throws IOException {
        start().stop();
        script.say("planner", "ai-run-suspend", "", "run-id", "r1").later().isFine(RULE, "cannot tell");

        var gone = new StopIgnoredTest();
        gone.start().stop();
        gone.script.session.lose("planner");
        assertTrue(gone.script.later().found().stream()
                .noneMatch(finding -> finding.rule().equals(RULE)));
    }

    @Test
    void aStopOfAnotherRunOrAfterTheEndIsNone() throws IOException {
        start();
        script.say("phone", "ai-cancel", "", "run-id", "r2");
        end("complete");
        stop();
        script.later().isFine(RULE, "cannot tell");
    }
}
