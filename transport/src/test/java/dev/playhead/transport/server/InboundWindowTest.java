package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A client cannot fill the memory with what it sends.
class InboundWindowTest {
    private static final InboxItem ANY = InboxItem.of(new Entry.Closed(0, 0, new TransportId(1), CloseReason.LOST));

    private final InboundWindow window = new InboundWindow();
    private final LinkedBlockingQueue<InboxItem> inbox = new LinkedBlockingQueue<>();

    @Test
    void whoSendsFasterThanIsDealtWithWaits() throws Exception {
        var reader = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 10; i++) {
                inbox.add(window.enter(ANY, 400_000));
            }
        });
        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertEquals(2, inbox.size(), "two fit into the window, the third waits");
        for (int i = 0; i < 10; i++) {
            var next = inbox.poll(5, TimeUnit.SECONDS);
            assertTrue(next != null, "arrival " + i);
            next.onProcessed().run();
        }
        reader.join();
        assertTrue(inbox.isEmpty());
    }

    @Test
    void whatIsLargerThanTheRoomEntersAlone() throws Exception {
        var large = window.enter(ANY, 5 << 20);
        var reader = Thread.ofVirtual().start(() -> inbox.add(window.enter(ANY, 1)));
        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertTrue(inbox.isEmpty());
        large.onProcessed().run();
        reader.join();
        assertEquals(1, inbox.size());
    }
}
