package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Rule `cancelled-unasked`.
class CancelledUnaskedTest {
    private static final String RULE = "cancelled-unasked";

    private final RunScript script = new RunScript().come("phone", "planner");

    private void start() {
        script.say("planner", "ai-run-start", "", "run-id", "r1", "input-codec-message-id", "q1")
                .pass(1_500);
    }

    private void end(String reason) {
        script.say("planner", "ai-run-end", "", "run-id", "r1", "run-reason", reason);
    }

    @Test
    void aRunThatNobodyHasStoppedIsFound() throws IOException {
        start();
        end("cancelled");
        var finding = script.only(RULE);
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.sentence().startsWith("planner ended run r1 on room as cancelled, 1.50 s after its start,"),
                finding.sentence());
        assertEquals(script.index("planner"), finding.participant());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void aStopOfTheRunOrOfItsQuestionIsOne() throws IOException {
        start();
        script.say("phone", "ai-cancel", "", "run-id", "r1");
        end("cancelled");
        script.isFine(RULE, "pass");

        var early = new CancelledUnaskedTest();
        early.script.say("phone", "ai-cancel", "", "input-codec-message-id", "q1");
        early.start();
        early.end("cancelled");
        early.script.isFine(RULE, "pass");
    }

    @Test
    void aStopOfAnotherRunOrAfterTheEndIsNone() throws IOException {
        start();
        script.say("phone", "ai-cancel", "", "run-id", "r2");
        end("cancelled");
        script.say("phone", "ai-cancel", "", "run-id", "r1");
        script.only(RULE);
    }

    @Test
    void otherEndsSayNothing() throws IOException {
        start();
        end("complete");
        script.isFine(RULE, "cannot tell");

        var failed = new CancelledUnaskedTest();
        failed.start();
        failed.end("error");
        failed.script.isFine(RULE, "cannot tell");
    }
}
