package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A client cannot fill the memory with what it sends.
class InboundWindowTest {
    private static final InboxItem ANY = InboxItem.of(new Entry.Closed(0, 0, new TransportId(1), CloseReason.LOST));

    private final InboundWindow room = new InboundWindow();
    private final LinkedBlockingQueue<InboxItem> inbox = new LinkedBlockingQueue<>();

    @Test
    void whoSendsFasterThanIsDealtWithWaits() throws Exception {
        var reader = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 10; i++) {
                room.await();
                inbox.add(room.enter(ANY, 600_000));
            }
        });
        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertEquals(2, inbox.size(), "the second fills the room, the third waits");
        for (int i = 0; i < 10; i++) {
            var next = inbox.poll(5, TimeUnit.SECONDS);
            assertTrue(next != null, "item " + i);
            next.onProcessed().run();
        }
        reader.join();
        assertTrue(inbox.isEmpty());
        assertEquals(1 << 20, room.freeBytes());
    }

    @Test
    void whatIsLargerThanTheRoomEntersAndNothingAfterIt() {
        var large = room.enter(ANY, 5 << 20);
        assertTrue(room.freeBytes() < 0);
        var told = new AtomicInteger();
        room.whenFree(told::incrementAndGet);
        room.whenFree(told::incrementAndGet);
        assertEquals(0, told.get());
        large.onProcessed().run();
        assertEquals(2, told.get(), "each of those who wait is told once");
        room.enter(ANY, 1).onProcessed().run();
        assertEquals(2, told.get());
        room.whenFree(told::incrementAndGet);
        assertEquals(3, told.get(), "who asks while there is room is told at once");
    }
}
