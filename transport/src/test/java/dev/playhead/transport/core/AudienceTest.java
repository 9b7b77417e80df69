package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private final BrokerScript script =
            new BrokerScript(1).connect("ann").connect("bob").connect("cy");

    /// The receivers of a message that `ann` publishes now.
    private List<TransportId> audience() {
        for (var effect : script.publish("ann", "chat", "hello").last) {
            if (effect instanceof Effect.Send(var to, var frame) && frame.action() == Action.MESSAGE) {
                return to;
            }
        }
        return List.of();
    }

    @Test
    void theSameReceiversAreTheSameList() {
        script.attach("bob", "chat").attach("cy", "chat");
        var first = audience();
        assertSame(first, audience());
        assertEquals(List.copyOf(first), first);
        assertEquals(List.copyOf(first).hashCode(), first.hashCode());
    }

    @Test
    void whoComesAndGoesChangesIt() {
        script.attach("bob", "chat");
        var one = audience();
        script.attach("cy", "chat");
        var both = audience();
        assertNotSame(one, both);
        assertEquals(2, both.size());
        assertEquals(one, both.subList(0, 1));
        script.lose("bob");
        assertEquals(List.of(script.transport("cy")), audience());
        script.resume("bob").attach("bob", "chat");
        assertEquals(Set.of(script.transport("bob"), script.transport("cy")), Set.copyOf(audience()));
    }
}
