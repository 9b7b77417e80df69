package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.TransportId;
import org.junit.jupiter.api.Test;

/// Which ATTACH a frame follows from is known while something can follow, and forgotten afterwards.
class AttachRequestsTest {
    private final AttachRequests attaches = new AttachRequests();

    @Test
    void theLatestOfEveryChannelIsKnown() {
        var phone = new TransportId(1);
        attaches.arrived(10, phone, "a", null);
        attaches.arrived(11, phone, "b", "b@1-0");
        assertTrue(attaches.isAttach(10));
        assertFalse(attaches.isContinuing(10));
        assertTrue(attaches.isContinuing(11));
        attaches.arrived(12, phone, "b", null);
        assertFalse(attaches.isAttach(11));
        assertTrue(attaches.isAttach(12));
    }

    @Test
    void aLongSessionHoldsOnlyWhatIsOpen() {
        for (int i = 0; i < 10_000; i++) {
            var transport = new TransportId(i);
            attaches.arrived(2L * i, transport, "a", "a@1-0");
            attaches.arrived(2L * i + 1, transport, "a", null);
            assertEquals(1, attaches.size());
            attaches.closed(transport);
        }
        assertEquals(0, attaches.size());
    }
}
