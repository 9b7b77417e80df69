package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Close;
import dev.playhead.transport.fault.FrameMatch;
import dev.playhead.transport.insight.build.SessionScript;
import org.junit.jupiter.api.Test;

/// Rule `token-not-renewed`.
class TokenNotRenewedTest {
    private static final String RULE = "token-not-renewed";

    private final SessionScript session = new SessionScript();

    private void cutOff(int code) {
        session.connect("phone").connect("laptop").attach("phone", "room").attach("laptop", "room");
        session.set("phone", new Close(code, 401, "The token has expired.", FrameMatch.MESSAGES, Close.Way.TO, null));
        session.restore();
    }

    private void later() {
        session.pass(35_000).publish("laptop", "room", "still there?");
    }

    @Test
    void whoDoesNotComeBackIsFound() {
        cutOff(40142);
        later();
        var finding = DeviceScript.only(RULE, DeviceScript.entries(session));
        assertTrue(
                finding.sentence().startsWith("Phone was cut off with 40142 (The token has expired.)"),
                finding.sentence());
    }

    @Test
    void whoComesBackInTimePasses() {
        cutOff(40142);
        session.pass(2_000).resume("phone");
        later();
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
    }

    @Test
    void whoIsStillAwaitedSaysNothing() {
        cutOff(40142);
        session.pass(20_000).publish("laptop", "room", "still there?");
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }

    @Test
    void anotherCodeIsNone() {
        cutOff(80003);
        later();
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }
}
