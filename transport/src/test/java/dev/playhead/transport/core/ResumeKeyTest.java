package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.Identity;
import org.junit.jupiter.api.Test;

/// Which connection keys resume a connection.
class ResumeKeyTest {
    private static final Identity PHONE = new Identity("app.key", "phone");

    private final BrokerScript script = new BrokerScript(7).connect("phone");
    private final ProtocolMessage first = script.got("phone").getLast();

    @Test
    void aClientThatNeverHeardTheNewKeyResumesWithTheOneItHas() {
        var lost = resumed(key(first));
        assertEquals(first.connectionId(), lost.connectionId());
        assertNotEquals(key(first), key(lost));
        var again = resumed(key(first));
        assertEquals(first.connectionId(), again.connectionId());
        assertNull(again.error());
        assertEquals(
                first.connectionId(), resumed(key(again)).connectionId(), "the key it was told last counts as well");
    }

    @Test
    void aKeyIsForgottenWhenTheClientHasUsedANewerOne() {
        var second = resumed(key(first));
        resumed(key(second));
        var stale = resumed(key(first));
        assertNotEquals(first.connectionId(), stale.connectionId());
        assertNotNull(stale.error());
    }

    @Test
    void theNewestKeyIsNotForgottenForAStaleOne() {
        script.open(
                "tablet", PHONE, key(first), true); // recovers it: the phone is closed, and resumes with its own key
        var recovered = script.got("tablet").getLast();
        var won = resumed(key(first));
        assertEquals(first.connectionId(), won.connectionId(), "the tablet may never have been told");
        script.attach("phone", "c");
        script.open("tablet", PHONE, key(recovered), true);
        var back = script.got("tablet").getLast();
        assertEquals(first.connectionId(), back.connectionId());
        assertNull(back.error());
        var refused = resumed(key(won));
        assertNotEquals(first.connectionId(), refused.connectionId(), "two clients do not fight for ever");
        assertNotNull(refused.error());
        script.open("tablet", PHONE, key(back), true);
        assertEquals(first.connectionId(), script.got("tablet").getLast().connectionId());
    }

    @Test
    void aStaleKeyDoesNotThrowOutWhoUsesTheNewOne() {
        script.open("tablet", PHONE, key(first), true).attach("tablet", "c");
        var refused = resumed(key(first));
        assertNotEquals(first.connectionId(), refused.connectionId());
        assertNotNull(refused.error());
        script.publish("tablet", "c", "still here");
        assertEquals(1, script.got("tablet", Action.ACK).size());
    }

    @Test
    void aClientThatIsNeverToldMayTryAsOftenAsItLikes() {
        var last = first;
        for (int i = 0; i < 100; i++) {
            last = resumed(key(first));
            assertEquals(first.connectionId(), last.connectionId(), "attempt " + i);
        }
        assertEquals(first.connectionId(), resumed(key(last)).connectionId());
    }

    @Test
    void aKeyThatCameWithAnotherTokenCountsAndSoDoesTheOneBefore() {
        script.reauthenticate("phone");
        var renewed = script.got("phone").getLast();
        assertNotEquals(key(first), key(renewed));
        assertEquals(first.connectionId(), resumed(key(first)).connectionId(), "the new one may not have arrived");
        var once = new BrokerScript(7).connect("phone").reauthenticate("phone");
        once.lose("phone").open("phone", key(once.got("phone").getLast()), true);
        assertNull(once.got("phone").getLast().error());
    }

    @Test
    void noKeyOutlivesItsConnection() {
        var second = resumed(key(first));
        script.send("phone", ProtocolMessage.builder(Action.CLOSE));
        assertNotEquals(first.connectionId(), resumed(key(first)).connectionId());
        assertNotEquals(first.connectionId(), resumed(key(second)).connectionId());
    }

    private ProtocolMessage resumed(String key) {
        script.lose("phone").open("phone", key, true);
        return script.got("phone").getLast();
    }

    private static String key(ProtocolMessage connected) {
        var details = connected.connectionDetails();
        assertNotNull(details);
        return details.connectionKey();
    }
}
