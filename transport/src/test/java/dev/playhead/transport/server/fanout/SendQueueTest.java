package dev.playhead.transport.server.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.network.NetworkLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Frames that wait for one client.
class SendQueueTest {
    private static final int ALL = Integer.MAX_VALUE;

    private final SendQueue queue = new SendQueue(NetworkLimits.DEFAULT.withQueuedBytes(10));
    private final List<BatchSlice> taken = new ArrayList<>();

    private static BatchSlice frames(String... payloads) {
        var batch = new FrameBatch(new byte[64]);
        for (var payload : payloads) {
            batch.add(new byte[0], payload.getBytes(StandardCharsets.UTF_8), 0);
        }
        batch.end(1);
        return new BatchSlice(batch, 0, batch.count());
    }

    private String texts() {
        var texts = new StringBuilder();
        for (var slice : taken) {
            for (int frame = slice.first(); frame < slice.end(); frame++) {
                texts.append(new String(slice.only(frame).copy(), StandardCharsets.UTF_8))
                        .append(' ');
            }
        }
        taken.clear();
        return texts.toString().strip();
    }

    @Test
    void framesComeInOrderAndTheirBytesAreCounted() {
        queue.isTooMuch(List.of(frames("one", "two"), frames("three")), 0);
        assertEquals(11, queue.bytes());
        queue.takeDue(System.nanoTime(), ALL, taken);
        assertEquals("one two three", texts());
        assertEquals(0, queue.bytes());
        assertTrue(queue.isEmpty());
    }

    @Test
    void aSliceThatIsTooLargeIsTakenInParts() {
        queue.isTooMuch(List.of(frames("one", "two", "three")), 0);
        queue.takeDue(System.nanoTime(), 6, taken);
        assertEquals("one two", texts());
        assertEquals(5, queue.bytes());
        queue.takeDue(System.nanoTime(), 1, taken);
        assertEquals("three", texts(), "at least one, or it would wait for ever");
    }

    @Test
    void whatIsDelayedWaitsAndNothingPassesIt() {
        long delay = 60_000_000_000L;
        long before = System.nanoTime();
        queue.isTooMuch(List.of(frames("late")), delay);
        queue.isTooMuch(List.of(frames("after it")), 0);
        queue.takeDue(System.nanoTime(), ALL, taken);
        assertEquals("", texts());
        assertTrue(queue.untilNextNanos(before, -1) >= delay);
        queue.takeDue(System.nanoTime() + delay, ALL, taken);
        assertEquals("late after it", texts());
        assertEquals(-1, queue.untilNextNanos(before, -1));
    }

    @Test
    void aFullQueueThatMovesIsNotTooMuch() {
        assertFalse(queue.isTooMuch(List.of(frames("more than ten bytes")), 0));
    }
}
