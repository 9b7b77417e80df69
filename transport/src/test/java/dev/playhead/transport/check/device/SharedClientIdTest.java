package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.build.SessionScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Rule `shared-client-id`.
class SharedClientIdTest {
    private static final String RULE = "shared-client-id";

    private final SessionScript session = new SessionScript();

    private SessionScript two(@Nullable String one, @Nullable String other) {
        session.connectAs("one", one, "ably-js/2.28.0").attach("one", "room");
        return session.connectAs("other", other, "ably-java/1.2").attach("other", "room");
    }

    private void later() {
        session.pass(11_000).publish("one", "room", "hello");
    }

    @Test
    void twoDevicesOfOneNameAreANoteAndNoVerdict() {
        two("ann", "ann");
        later();
        var entries = DeviceScript.entries(session);
        var finding = DeviceScript.only(RULE, entries);
        assertEquals(Severity.NOTE, finding.severity());
        assertTrue(finding.sentence().contains("with one client id, ann:"), finding.sentence());
        assertEquals(2, finding.evidence().size());
        assertTrue(!DeviceScript.verdict(RULE, entries).equals("fail"));
    }

    @Test
    void anAgentThatSharesOneWithADeviceIsAWarning() {
        two("ann", "ann").publish("other", "room", "The answer").append("other", " is 42");
        later();
        var entries = DeviceScript.entries(session);
        assertEquals(Severity.WARNING, DeviceScript.only(RULE, entries).severity());
        assertEquals("fail", DeviceScript.verdict(RULE, entries));
    }

    @Test
    void namesOfTheirOwnPass() {
        two("ann", "ben");
        later();
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
    }

    @Test
    void whoComesBackIsTheSame() {
        session.connect("ann").attach("ann", "room").lose("ann").pass(1_000).returnFresh("ann");
        session.pass(11_000).publish("ann", "room", "hello");
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
    }

    @Test
    void toPassEachOtherIsNone() {
        two("ann", "ann").pass(5_000).lose("other");
        later();
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
    }

    @Test
    void whoHasNoNameIsNotAsked() {
        two(null, null);
        later();
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }
}
