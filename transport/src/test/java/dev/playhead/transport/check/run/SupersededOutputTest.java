package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `superseded-output`.
class SupersededOutputTest {
    private static final String RULE = "superseded-output";

    private final RunScript script = new RunScript().come("planner", "second", "phone");

    @BeforeEach
    void start() {
        script.say("planner", "ai-run-start", "", "run-id", "r1");
    }

    private String attempt(String who) {
        script.say(who, "ai-step-start", "", "run-id", "r1", "step-id", "s1");
        return script.session.serial(who);
    }

    private void write(String who, String attempt, String text) {
        script.say(who, "ai-output", text, "run-id", "r1", "step-id", "s1", "step-start-serial", attempt);
    }

    @Test
    void anOldAttemptThatGoesOnIsFoundWithHowMuch() throws IOException {
        var old = attempt("planner");
        write("planner", old, "one");
        attempt("second");
        script.pass(2_500);
        write("planner", old, "two");
        script.pass(500);
        write("planner", old, "three");
        var finding = script.only(RULE);
        assertTrue(
                finding.sentence().startsWith("planner went on writing step s1 on room for 3.00 s after second"),
                finding.sentence());
        assertTrue(finding.sentence().contains(": 8 characters that"), finding.sentence());
        assertEquals(script.index("planner"), finding.participant());
        assertEquals(3, finding.evidence().size());
    }

    @Test
    void whatWasOnItsWayIsNone() throws IOException {
        var old = attempt("planner");
        var now = attempt("second");
        script.pass(1_000);
        write("planner", old, "late");
        write("second", now, "new");
        script.isFine(RULE, "pass");
    }

    @Test
    void oneAttemptAndSeveralInTurnPass() throws IOException {
        write("planner", attempt("planner"), "one");
        script.pass(5_000);
        write("second", attempt("second"), "two");
        script.pass(5_000);
        script.isFine(RULE, "pass");
    }

    @Test
    void anotherStepIsNone() throws IOException {
        var first = attempt("planner");
        script.say("second", "ai-step-start", "", "run-id", "r1", "step-id", "s2")
                .pass(5_000);
        write("planner", first, "text");
        script.isFine(RULE, "pass");
    }
}
