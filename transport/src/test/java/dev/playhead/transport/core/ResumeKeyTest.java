package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import org.junit.jupiter.api.Test;

/// Which connection keys resume a connection.
class ResumeKeyTest {
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
