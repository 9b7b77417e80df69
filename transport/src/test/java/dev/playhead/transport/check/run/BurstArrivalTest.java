package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `burst-arrival`.
class BurstArrivalTest {
    private static final String RULE = "burst-arrival";

    private final RunScript script = new RunScript().come("planner", "phone");

    @BeforeEach
    void begin() {
        script.session.publish("planner", "room", "The answer:").append("planner", " so");
    }

    private BurstArrivalTest burst(int silenceMs, int pieces) {
        script.pass(silenceMs);
        for (int i = 0; i < pieces; i++) {
            script.session.append("planner", " word");
        }
        return this;
    }

    @Test
    void threeBurstsAfterSilencesAreFound() throws IOException {
        burst(1_200, 12).burst(2_000, 12).burst(1_500, 12);
        var finding = script.only(RULE);
        assertTrue(finding.sentence().contains(" arrived in 3 bursts of 8 pieces and more"), finding.sentence());
        assertTrue(finding.sentence().contains("a silence of up to 2.00 s."), finding.sentence());
        assertEquals(3, finding.evidence().size());
        assertEquals(script.index("planner"), finding.participant());
    }

    @Test
    void moreOfThemAreTheSameFinding() throws IOException {
        burst(1_200, 12).burst(2_000, 12).burst(1_500, 12).burst(1_500, 12);
        assertTrue(script.only(RULE).sentence().contains(" arrived in 4 bursts"));
    }

    @Test
    void twoBurstsMayBeAModelThatThought() throws IOException {
        burst(1_200, 20).burst(2_000, 20);
        script.isFine(RULE, "cannot tell");
    }

    @Test
    void fewPiecesAfterSilencesAreASlowModel() throws IOException {
        for (int i = 0; i < 8; i++) {
            burst(1_200, 5);
        }
        script.isFine(RULE, "pass");
    }

    @Test
    void aSteadyStreamPasses() throws IOException {
        script.session.appends("planner", 60);
        script.isFine(RULE, "pass");
    }

    @Test
    void eachMessageIsLookedAtByItself() throws IOException {
        burst(1_200, 12).burst(2_000, 12);
        begin();
        burst(1_200, 12);
        script.isFine(RULE, "cannot tell");
    }
}
