package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Rule `run-started-twice`.
class RunStartedTwiceTest {
    private static final String RULE = "run-started-twice";

    private final RunScript script = new RunScript().come("planner", "phone");

    private RunStartedTwiceTest start(String run, String input) {
        script.say("planner", "ai-run-start", "", "run-id", run, "input-codec-message-id", input);
        return this;
    }

    private RunStartedTwiceTest end(String run, String reason) {
        script.say("planner", "ai-run-end", "", "run-id", run, "run-reason", reason);
        return this;
    }

    @Test
    void aSecondRunForTheSameQuestionIsFound() throws IOException {
        start("r1", "q1").start("r2", "q1");
        var finding = script.only(RULE);
        assertTrue(
                finding.sentence()
                        .startsWith(
                                "planner started run r2 on room for the question that run r1 of planner is answering"),
                finding.sentence());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void alsoWhenTheFirstHasAnswered() throws IOException {
        start("r1", "q1").end("r1", "complete").start("r2", "q1");
        assertTrue(script.only(RULE).sentence().contains("run r1 of planner has answered"));
    }

    @Test
    void anotherTryAfterAnErrorOrAStopPasses() throws IOException {
        start("r1", "q1").end("r1", "error").start("r2", "q1");
        script.say("phone", "ai-cancel", "", "run-id", "r2");
        end("r2", "cancelled");
        start("r3", "q1").end("r3", "complete");
        script.isFine(RULE, "pass");
    }

    @Test
    void anotherTryAfterTheAgentIsGonePasses() throws IOException {
        script.come("other").say("other", "ai-run-start", "", "run-id", "r1", "input-codec-message-id", "q1");
        script.session.lose("other");
        start("r2", "q1").end("r2", "complete");
        script.isFine(RULE, "pass");
    }

    @Test
    void aRunThatIsStartedAgainUnderItsIdGoesOn() throws IOException {
        start("r1", "q1").start("r1", "q1").end("r1", "complete");
        script.isFine(RULE, "pass");
    }

    @Test
    void otherQuestionsAndOtherChannelsAreNone() throws IOException {
        start("r1", "q1").start("r2", "q2");
        script.session.publish(
                "planner",
                "hall",
                RunScript.message("ai-run-start", "", "run-id", "r3", "input-codec-message-id", "q1")
                        .build());
        script.isFine(RULE, "pass");
    }

    @Test
    void runsThatDoNotSayWhatTheyAnswerAreNotJudged() throws IOException {
        script.say("planner", "ai-run-start", "", "run-id", "r1").say("planner", "ai-run-start", "", "run-id", "r2");
        script.isFine(RULE, "cannot tell");
    }
}
