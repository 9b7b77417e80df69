package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A rule about deliveries passes only where there was something that it could judge.
class DeliveryVerdictsTest {
    private final SessionScript session = new SessionScript();

    private String of(String rule) throws IOException {
        return Checked.verdicts(rule, session.log()).overall().word();
    }

    private Map<String, String> all() throws IOException {
        return Map.of(
                "no-loss", of("no-loss"),
                "no-duplicate", of("no-duplicate"),
                "channel-order", of("channel-order"),
                "version-monotonic", of("version-monotonic"),
                "append-integrity", of("append-integrity"),
                "append-without-start", of("append-without-start"),
                "delivered-unasked", of("delivered-unasked"));
    }

    private static Map<String, String> expected(String some, String order, String versions, String appends) {
        return Map.of(
                "no-loss", some,
                "no-duplicate", some,
                "channel-order", order,
                "version-monotonic", versions,
                "append-integrity", versions,
                "append-without-start", appends,
                "delivered-unasked", some);
    }

    @Test
    void nothingWasSent() throws IOException {
        session.connect("phone").attach("phone", "room").pass(5_000);
        assertEquals(expected("cannot tell", "cannot tell", "cannot tell", "cannot tell"), all());
    }

    @Test
    void oneMessageIsInNoOrderAndHasNoVersions() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "hello");
        assertEquals(expected("pass", "cannot tell", "cannot tell", "cannot tell"), all());
    }

    @Test
    void twoMessagesAreInOrderAndHaveNoVersions() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "one");
        session.publish("phone", "room", "two");
        assertEquals(expected("pass", "pass", "cannot tell", "cannot tell"), all());
    }

    @Test
    void anUpdateIsAVersionAndNoAppend() throws IOException {
        session.connect("phone").connect("tablet").attach("phone", "room").attach("tablet", "room");
        session.publish("phone", "room", "one").change("phone", MessageAction.UPDATE, "One");
        assertEquals(expected("pass", "pass", "pass", "cannot tell"), all());
    }

    @Test
    void anAppendIsJudgedByAll() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "one");
        session.append("phone", " two");
        assertEquals(expected("pass", "pass", "pass", "pass"), all());
    }

    @Test
    void whoAttachesLaterIsOwedNothing() throws IOException {
        session.connect("agent").publish("agent", "room", "one");
        session.connect("phone").attach("phone", "room").pass(5_000);
        assertEquals("cannot tell", of("no-loss"));
    }

    @Test
    void theReasonIsOfTheRule() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "one");
        var overall = Checked.verdicts("append-without-start", session.log()).overall();
        assertEquals(
                "nobody was sent an append",
                assertInstanceOf(Verdict.CannotTell.class, overall).why());
    }

    @Test
    void onePublishIsInNoOrder() throws IOException {
        session.connect("phone").publish("phone", "room", "one");
        assertEquals("cannot tell", of("publisher-order"));
        session.publish("phone", "room", "two");
        assertEquals("pass", of("publisher-order"));
        assertEquals("pass", of("publish-refused"));
        assertEquals("cannot tell", of("text-after-stop"));
        assertEquals("cannot tell", of("resume-without-replay"));
    }

    @Test
    void aResumeThatKeptItsWordPasses() throws IOException {
        session.connect("agent").connect("phone").attach("phone", "room").lose("phone");
        session.publish("agent", "room", "while away").resume("phone").pass(3_000);
        session.publish("agent", "room", "later");
        assertEquals("pass", of("resume-without-replay"));
    }
}
