package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.run.RunScript;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.RestCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `continuity-lost`.
class ContinuityLostTest {
    private static final String RULE = "continuity-lost";

    private final RunScript script = new RunScript().come("planner", "phone");

    @BeforeEach
    void start() {
        script.say("planner", "ai-run-start", "", "run-id", "r1");
    }

    private void comesBackTooLate() {
        script.session.lose("phone").pass(200_000).open("phone", null).attachFrom("phone", "room", "long@ago-0");
    }

    private void later() {
        script.pass(11_000).say("planner", "ai-run-end", "", "run-id", "r1", "run-reason", "complete");
    }

    @Test
    void whoComesBackTooLateInTheMiddleOfARunIsFound() {
        comesBackTooLate();
        later();
        var finding = DeviceScript.only(RULE, DeviceScript.entries(script.session));
        assertTrue(finding.sentence().startsWith("Phone was told in the middle of run r1"), finding.sentence());
        assertEquals(3, finding.evidence().size());
    }

    @Test
    void aBreakThatNobodyAskedForIsOneToo() {
        script.session.interrupt(new Interruption(
                Interruption.How.DISCONTINUITY, "room", new ErrorInfo(90003, 404, "Lost on purpose.")));
        later();
        assertEquals("fail", DeviceScript.verdict(RULE, DeviceScript.entries(script.session)));
    }

    @Test
    void whoReadsTheHistoryHasItAll() {
        comesBackTooLate();
        var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 100, null);
        script.session.request("phone", new RestCall.History("room", page, null));
        later();
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(script.session));
    }

    @Test
    void aResumePasses() {
        script.session.lose("phone").pass(1_000).resume("phone");
        later();
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(script.session));
    }

    @Test
    void withoutARunNothingIsSaid() {
        later();
        comesBackTooLate();
        script.pass(11_000).say("planner", "ai-run-start", "", "run-id", "r2");
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(script.session));
    }

    @Test
    void whoAttachesForTheFirstTimeIsNone() {
        script.come("laptop");
        later();
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(script.session));
    }
}
