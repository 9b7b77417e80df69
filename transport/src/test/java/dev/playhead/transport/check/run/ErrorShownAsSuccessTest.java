package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.check.Severity;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `error-shown-as-success`.
class ErrorShownAsSuccessTest {
    private static final String RULE = "error-shown-as-success";

    private final RunScript script = new RunScript().come("planner", "phone");

    @BeforeEach
    void start() {
        step("r1-s1", "ai-run-start");
    }

    private ErrorShownAsSuccessTest step(String step, String name, String... more) {
        var headers = new String[more.length + 4];
        headers[0] = "run-id";
        headers[1] = "r1";
        headers[2] = "step-id";
        headers[3] = step;
        System.arraycopy(more, 0, headers, 4, more.length);
        script.say("planner", name, "", headers);
        return this;
    }

    private ErrorShownAsSuccessTest end(String reason) {
        return step("", "ai-run-end", "run-reason", reason);
    }

    @Test
    void anOutputOfAnErrorBeforeACompleteEndIsFound() throws IOException {
        step("s1", "ai-step-start").step("s1", "ai-output", ".kind", "error").end("complete");
        var finding = script.only(RULE);
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void aStepThatFailedIsOneToo() throws IOException {
        step("s1", "ai-step-start")
                .step("s1", "ai-step-end", "step-reason", "failed")
                .end("complete");
        script.only(RULE);
    }

    @Test
    void aRunThatSaysSoPasses() throws IOException {
        step("s1", "ai-output", ".kind", "error").end("error");
        script.isFine(RULE, "pass");
    }

    @Test
    void aStepThatWasTriedAgainPasses() throws IOException {
        step("s1", "ai-step-start").step("s1", "ai-step-end", "step-reason", "failed");
        step("s1", "ai-step-start")
                .step("s1", "ai-step-end", "step-reason", "complete")
                .end("complete");
        script.isFine(RULE, "pass");
    }

    @Test
    void aToolThatFailedOrAnErrorAfterTheEndIsNone() throws IOException {
        step("s1", "ai-output", ".kind", "tool-output-error").end("complete");
        step("s1", "ai-output", ".kind", "error");
        script.isFine(RULE, "pass");
    }

    @Test
    void aRunThatHasNotEndedSaysNothing() throws IOException {
        step("s1", "ai-output", ".kind", "error");
        script.isFine(RULE, "cannot tell");
    }
}
