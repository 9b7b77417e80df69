package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.session.CloseReason;
import org.junit.jupiter.api.Test;

/// Rule `reconnect-loop`.
class ReconnectLoopTest {
    private static final String RULE = "reconnect-loop";

    private final SessionScript session = new SessionScript().connect("phone").attach("phone", "room");

    private void comesAndGoes(int times, long ms, CloseReason how) {
        for (int i = 0; i < times; i++) {
            session.pass(ms).end("phone", how).pass(100).resume("phone");
        }
    }

    @Test
    void fiveShortConnectionsAreFound() {
        comesAndGoes(5, 2_000, CloseReason.LOST);
        var finding = DeviceScript.only(RULE, DeviceScript.entries(session));
        assertTrue(
                finding.sentence()
                        .startsWith("Phone connected 5 times and was gone again within ten seconds, the last time since"
                                + " the network ended it."),
                finding.sentence());
        assertEquals(5, finding.evidence().size());
    }

    @Test
    void moreOfThemAreTheSameFinding() {
        comesAndGoes(8, 2_000, CloseReason.LOST);
        assertTrue(DeviceScript.only(RULE, DeviceScript.entries(session))
                .sentence()
                .startsWith("Phone connected 8 times"));
    }

    @Test
    void whatTheClientOrAFaultEndsIsNone() {
        comesAndGoes(6, 2_000, CloseReason.CLIENT_CLOSED);
        comesAndGoes(6, 2_000, CloseReason.CUT);
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }

    @Test
    void connectionsThatLastOrEndSeldomAreNone() {
        comesAndGoes(6, 12_000, CloseReason.LOST);
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
        var seldom = new ReconnectLoopTest();
        for (int i = 0; i < 6; i++) {
            seldom.session.pass(1_000).lose("phone").pass(20_000).resume("phone");
        }
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(seldom.session));
    }
}
