package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Rule `call-answered-twice`.
class CallAnsweredTwiceTest {
    private static final String RULE = "call-answered-twice";

    private final RunScript script = new RunScript().come("planner", "phone", "laptop");

    private CallAnsweredTwiceTest answer(String who, String kind, String call) {
        script.say(who, "ai-input", "", ".kind", kind, ".toolCallId", call);
        return this;
    }

    @Test
    void aSecondAnswerIsFoundWithTheFirst() throws IOException {
        answer("phone", "tool-result", "c1").answer("laptop", "tool-result-error", "c1");
        var finding = script.only(RULE);
        assertTrue(
                finding.sentence().startsWith("Laptop answered the call c1 on room, which Phone had answered already"),
                finding.sentence());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void aSecondApprovalIsOneToo() throws IOException {
        answer("phone", "tool-approval-response", "c1").answer("phone", "tool-approval-response", "c1");
        script.only(RULE);
    }

    @Test
    void anApprovalAndAResultAreTwoThings() throws IOException {
        answer("phone", "tool-approval-response", "c1").answer("laptop", "tool-result", "c1");
        answer("laptop", "tool-result", "c2");
        script.isFine(RULE, "pass");
    }

    @Test
    void whatWasSentAgainAndStoredOnceIsNone() throws IOException {
        var message = RunScript.message("ai-input", "", ".kind", "tool-result", ".toolCallId", "c1")
                .id("once")
                .build();
        script.session.publish("phone", "room", message).publish("phone", "room", message);
        script.isFine(RULE, "pass");
    }

    @Test
    void whatAnAgentSaysOfItsToolsIsNone() throws IOException {
        for (int i = 0; i < 2; i++) {
            script.say("planner", "ai-output", "", ".kind", "tool-output-available", ".toolCallId", "c1");
        }
        script.isFine(RULE, "cannot tell");
    }
}
