package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Rewind is for the first attach: a client that says it was attached before (ATTACH_RESUME, RTL4j) has seen the past.
class ReattachRewindTest {
    private final BrokerScript script =
            new BrokerScript(9).connect("agent").publish("agent", "c", "one").publish("agent", "c", "two");

    @Test
    void aFirstAttachRewinds() {
        assertEquals(2, attach(0, null).size());
        assertTrue(attached().has(Flag.HAS_BACKLOG));
    }

    @Test
    void anAttachThatIsNotTheFirstDoesNot() {
        assertEquals(0, attach(Flag.ATTACH_RESUME.mask(), null).size());
        assertFalse(attached().has(Flag.HAS_BACKLOG));
        assertFalse(attached().has(Flag.RESUMED));
        assertEquals(Map.of("rewind", "2"), attached().params());
        script.publish("agent", "c", "live");
        assertEquals(1, script.texts("device").size());
    }

    @Test
    void itDoesNotEvenWhereItsPlaceIsNotKnownAnyMore() {
        assertEquals(
                0,
                attach(Flag.ATTACH_RESUME.mask(), "01780000000000-000@locELSEWHERE")
                        .size());
        assertEquals(90005, attached().error().code());
    }

    private Map<String, String> attach(int flags, @Nullable String from) {
        script.connect("device")
                .send(
                        "device",
                        ProtocolMessage.builder(Action.ATTACH)
                                .channel("c")
                                .flags(flags)
                                .channelSerial(from)
                                .params(Map.of("rewind", "2")));
        return script.texts("device");
    }

    private ProtocolMessage attached() {
        return script.got("device", Action.ATTACHED).getLast();
    }
}
