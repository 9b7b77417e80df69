package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `approval-without-call`.
class ApprovalWithoutCallTest {
    private static final String RULE = "approval-without-call";

    private final RunScript script = new RunScript().come("planner", "phone");

    @BeforeEach
    void start() {
        script.say("planner", "ai-run-start", "", "run-id", "r1");
    }

    private void ask(String call, String message) {
        script.say(
                "planner",
                "ai-output",
                "",
                "run-id",
                "r1",
                "codec-message-id",
                message,
                ".kind",
                "tool-approval-request",
                ".toolCallId",
                call);
    }

    private void answer(String run, String call, String message) {
        script.say(
                "phone",
                "ai-input",
                "",
                "run-id",
                run,
                "codec-message-id",
                message,
                ".kind",
                "tool-approval-response",
                ".toolCallId",
                call);
    }

    @Test
    void anAnswerToACallOfWhichNobodyAskedIsFound() throws IOException {
        ask("c1", "m1");
        answer("r1", "c2", "m1");
        var finding = script.only(RULE);
        assertTrue(
                finding.sentence().startsWith("Phone answered the call c2 on room of which no agent has asked."),
                finding.sentence());
        assertEquals(script.index("Phone"), finding.participant());
    }

    @Test
    void anAnswerForAnotherMessageIsFoundWithBoth() throws IOException {
        ask("c1", "m1");
        answer("r1", "c1", "m2");
        var finding = script.only(RULE);
        assertTrue(finding.sentence().contains("c1 on room of message m1, but for message m2."), finding.sentence());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void anAnswerToTheRequestPasses() throws IOException {
        ask("c1", "m1");
        answer("r1", "c1", "m1");
        script.isFine(RULE, "pass");
    }

    @Test
    void aRunOfBeforeTheRecordingSaysNothing() throws IOException {
        answer("r0", "c0", "m0");
        script.isFine(RULE, "cannot tell");
    }

    @Test
    void aResultIsNoApproval() throws IOException {
        script.say("phone", "ai-input", "42", "run-id", "r1", ".kind", "tool-result", ".toolCallId", "c9");
        script.isFine(RULE, "cannot tell");
    }

    @Test
    void callsHaveTheNameOfEitherCodec() throws IOException {
        script.say("planner", "ai-output", "", "run-id", "r1", ".kind", "tool-approval-request", ".call_id", "c1");
        script.say("phone", "ai-input", "", "run-id", "r1", ".kind", "tool-approval-response", ".call_id", "c1");
        script.isFine(RULE, "pass");
    }
}
