package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.run.RunScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.session.Handshake;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rule `echo-off`.
class EchoOffTest {
    private static final String RULE = "echo-off";

    private final RunScript script = new RunScript().come("phone");

    private List<Entry> withoutEcho() {
        return DeviceScript.entries(
                script.session,
                entry -> Optional.of(
                        entry instanceof Entry.Opened opened
                                ? new Entry.Opened(
                                        opened.position(),
                                        opened.atNanos(),
                                        opened.transport(),
                                        silent(opened.handshake()))
                                : entry));
    }

    private static Handshake silent(Handshake of) {
        return new Handshake(
                of.format(),
                of.version(),
                of.identity(),
                of.refusal(),
                false,
                of.resumeKey(),
                of.agent(),
                of.remainPresentForMs(),
                of.remoteAddress(),
                of.appendRollupMs(),
                of.via());
    }

    private void ask() {
        script.say("phone", "ai-input", "Hello?", "codec-message-id", "q1");
    }

    @Test
    void aQuestionOverAConnectionWithoutEchoIsFoundOnce() {
        ask();
        ask();
        var finding = DeviceScript.only(RULE, withoutEcho());
        assertTrue(finding.sentence().startsWith("Phone speaks AI Transport on room"), finding.sentence());
        assertEquals(1, finding.evidence().size());
    }

    @Test
    void withEchoItPasses() {
        ask();
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(script.session));
    }

    @Test
    void otherMessagesNeedNoEcho() {
        script.session.publish("phone", "room", "hello");
        script.say("phone", "ai-run-start", "", "run-id", "r1");
        assertEquals("cannot tell", DeviceScript.verdict(RULE, withoutEcho()));
    }
}
