package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The straight way into the log writes what the codec writes.
class FastEntriesTest {
    private static final TransportId A = new TransportId(3);
    private static final TransportId B = new TransportId(1_234_567);
    private static final byte[] JSON = "{\"action\":15,\"name\":\"\u00fc\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MSGPACK = {(byte) 0x81, 1, 2, (byte) 0xff, 0};

    @Test
    void framesAndReceiptsAreTheSameBytes() {
        for (var format : Format.values()) {
            var payload = format == Format.JSON ? JSON : MSGPACK;
            same(new Entry.FrameIn(0, 13, A, "chat room/1", format, payload, null));
            same(new Entry.FrameIn(10, 13, A, null, format, payload, null));
            same(new Entry.FrameOut(9_999_999_999L, 13, 99, List.of(A, B), "c", format, payload));
            same(new Entry.FrameOut(100, 13, 9, List.of(), null, format, payload));
        }
        same(new Entry.Written(5, 50, List.of()));
        same(new Entry.Written(
                5,
                50,
                List.of(
                        new Entry.Writes(List.of(6L, 8L), List.of(new Entry.Writing(A, 20), new Entry.Writing(B, 70))),
                        new Entry.Writes(List.of(9L), List.of(new Entry.Writing(A, 22))))));
    }

    @Test
    void theUnusualIsLeftToTheCodec() {
        for (var channel : List.of("a\"b", "a\\b", "a\nb", "\u00fcber", "a\u007f")) {
            assertFalse(
                    FastEntries.write(new McapBytes(), new Entry.FrameIn(0, 13, A, channel, Format.JSON, JSON, null)));
        }
        assertFalse(
                FastEntries.write(new McapBytes(), new Entry.FrameIn(0, 13, A, "c", Format.JSON, JSON, "a problem")));
        assertFalse(FastEntries.write(new McapBytes(), new Entry.Note(0, 13, "note")));
    }

    @Test
    void everyDeliveryIsSeenOneByOne() {
        var entry = new Entry.Written(
                5,
                50,
                List.of(new Entry.Writes(
                        List.of(6L, 8L), List.of(new Entry.Writing(A, 20), new Entry.Writing(B, 21)))));
        var back = (Entry.Written) EntryCodec.read(5, new LogMessage("~written", 50, EntryCodec.write(entry)));
        assertEquals(entry, back);
        assertEquals(
                List.of(
                        new Entry.Receipt(A, 6, 20),
                        new Entry.Receipt(A, 8, 20),
                        new Entry.Receipt(B, 6, 21),
                        new Entry.Receipt(B, 8, 21)),
                back.receipts());
    }

    @Test
    void theFirstFormOfReceiptsIsStillRead() {
        var first = "{\"n\":5,\"kind\":\"written\",\"receipts\":[[3,6,20],[1234567,6,21]]}"
                .getBytes(StandardCharsets.UTF_8);
        var back = (Entry.Written) EntryCodec.read(5, new LogMessage("~written", 50, first));
        assertEquals(List.of(new Entry.Receipt(A, 6, 20), new Entry.Receipt(B, 6, 21)), back.receipts());
    }

    private static void same(Entry entry) {
        var fast = new McapBytes();
        assertTrue(FastEntries.write(fast, entry));
        assertEquals(text(EntryCodec.write(entry)), text(fast.copy()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
