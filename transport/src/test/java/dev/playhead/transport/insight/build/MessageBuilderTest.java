package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ConnectionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The versions of one message, and how long it grows.
class MessageBuilderTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LATE = ConnectionStatus.LATE_NANOS;

    private final MessageBuilder message = new MessageBuilder("s1", 0, 1, SECOND, true, false, -1);

    @Test
    void itsCreationEveryAppendAndEveryEditIsAVersion() {
        message.appended(2 * SECOND, 5);
        message.changed(3 * SECOND, false);
        message.changed(4 * SECOND, true);
        var mark = message.mark();
        assertEquals(4, message.version());
        assertEquals(1, mark.appends());
        assertEquals(2 * SECOND, mark.grownUntilNanos());
        assertEquals(
                List.of(new ChannelTrack.Change(3 * SECOND, false, 3), new ChannelTrack.Change(4 * SECOND, true, 4)),
                mark.changes());
        assertEquals(0, mark.versionAt(SECOND - 1));
        assertEquals(1, mark.versionAt(SECOND));
        assertEquals(2, mark.versionAt(3 * SECOND - 1));
    }

    @Test
    void whatIsPublishedStaysAsItWas() {
        message.appended(2 * SECOND, 5);
        var before = message.mark();
        message.appended(3 * SECOND, 5);
        message.changed(4 * SECOND, false);
        assertEquals(2, before.versions().size());
        assertEquals(List.of(), before.changes());
    }

    @Test
    void itGrowsUntilItIsClosedOrQuiet() {
        assertFalse(message.isOpenAt(SECOND), "nothing has been added to it");
        message.appended(2 * SECOND, 5);
        assertTrue(message.isOpenAt(2 * SECOND));
        assertTrue(message.isOpenAt(11 * SECOND));
        assertFalse(message.isOpenAt(12 * SECOND));
        assertFalse(message.mark().closed());
        message.closed(5 * SECOND);
        message.closed(9 * SECOND);
        assertTrue(message.isOpenAt(5 * SECOND - 1));
        assertFalse(message.isOpenAt(5 * SECOND));
        assertTrue(message.mark().closed());
    }

    @Test
    void nobodyIsLateWithWhatWasHandedOnJustNow() {
        assertEquals(Integer.MAX_VALUE, message.unsettledAt(SECOND));
        message.handedOn(SECOND);
        message.appended(SECOND + LATE, 5);
        message.handedOn(SECOND + LATE);
        assertEquals(5, message.unsettledAt(SECOND + LATE));
        assertEquals(0, message.unsettledAt(SECOND + 2 * LATE));
        message.changed(SECOND + 3 * LATE, false);
        assertEquals(Integer.MAX_VALUE, message.unsettledAt(SECOND + 3 * LATE), "an edit replaces all of it");
        assertEquals(1, message.versionAt(SECOND + LATE));
        assertEquals(3, message.versionAt(Long.MAX_VALUE));
    }

    @Test
    void anEntryCarriesItOnceHoweverManyItWentTo() {
        message.sentIn(7, SECOND);
        message.sentIn(7, SECOND);
        message.sentIn(9, 2 * SECOND);
        assertArrayEquals(new long[] {7, 9}, message.sentFrom(0));
        assertArrayEquals(new long[] {9}, message.sentFrom(1));
        assertArrayEquals(new long[0], message.sentFrom(5));
    }

    @Test
    void theEntryThatBroughtEachVersionIsKnown() {
        assertArrayEquals(new long[] {-1}, message.broughtBy());
        message.broughtBy(10);
        message.appended(2 * SECOND, 1);
        message.broughtBy(20);
        message.appended(3 * SECOND, 1);
        message.changed(4 * SECOND, false);
        message.broughtBy(40);
        assertArrayEquals(new long[] {10, 20, -1, 40}, message.broughtBy());
        message.appended(5 * SECOND, 1);
        assertArrayEquals(new long[] {10, 20, -1, 40, -1}, message.broughtBy());
    }
}
