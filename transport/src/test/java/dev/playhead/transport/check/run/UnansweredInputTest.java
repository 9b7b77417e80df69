package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Rule `unanswered-input`.
class UnansweredInputTest {
    private static final String RULE = "unanswered-input";

    private final RunScript script = new RunScript().come("planner", "phone");

    private UnansweredInputTest ask(String id, String... more) {
        var headers = new String[more.length + 4];
        headers[0] = "codec-message-id";
        headers[1] = id;
        headers[2] = ".kind";
        headers[3] = "user-message";
        System.arraycopy(more, 0, headers, 4, more.length);
        script.say("phone", "ai-input", "What is the tide today?", headers);
        return this;
    }

    private UnansweredInputTest answer(String run, String id) {
        script.say("planner", "ai-run-start", "", "run-id", run, "input-codec-message-id", id);
        script.say("planner", "ai-run-end", "", "run-id", run, "run-reason", "complete");
        return this;
    }

    @Test
    void aQuestionWithoutARunIsFound() throws IOException {
        ask("q1");
        var finding = script.later().only(RULE);
        assertTrue(
                finding.sentence().startsWith("What Phone asked on room has had no run for thirty seconds."),
                finding.sentence());
        assertEquals(script.index("Phone"), finding.participant());
    }

    @Test
    void thatNobodyElseWasThereIsSaid() throws IOException {
        ask("q1");
        script.session.lose("planner");
        assertTrue(script.later().only(RULE).sentence().contains("and nobody else is attached"));
    }

    @Test
    void aQuestionWithARunPasses() throws IOException {
        ask("q1").answer("r1", "q1");
        script.later().isFine(RULE, "pass");
    }

    @Test
    void oneThatIsStillWaitedForSaysNothing() throws IOException {
        ask("q1");
        script.pass(20_000).isFine(RULE, "cannot tell");
    }

    @Test
    void steersAndAnswersOfToolsAreNone() throws IOException {
        ask("q1", "run-id", "r0");
        script.say("phone", "ai-input", "42", "codec-message-id", "m1", ".kind", "tool-result", ".toolCallId", "c1");
        script.later().isFine("call-answered-twice", "pass");
    }

    @Test
    void aQuestionThatWasStoppedIsNone() throws IOException {
        ask("q1");
        script.say("phone", "ai-cancel", "", "input-codec-message-id", "q1");
        script.later().isFine(RULE, "cannot tell");
    }

    @Test
    void whatIsSaidTogetherIsAnsweredTogether() throws IOException {
        ask("q1").ask("q2").answer("r1", "q2");
        script.later().isFine(RULE, "pass");
    }

    @Test
    void aQuestionOfBeforeIsNotAnsweredByTheNext() throws IOException {
        ask("q1");
        script.pass(5_000);
        ask("q2").answer("r1", "q2");
        assertFalse(script.later().only(RULE).evidence().isEmpty());
    }
}
