package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a damaged recording still tells: all but the entries that stood in the damaged place.
class LogDamageTest {
    private static final int ENTRIES = 12_000;
    // opcode, length, from, to, plain size: the checksum comes next
    private static final int CRC_IN_CHUNK = 9 + 8 + 8 + 8;
    private static final int PACKED_IN_CHUNK = CRC_IN_CHUNK + 4 + 4 + 3 + 8;
    private static final long BEGIN = 1_780_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private byte[] whole = new byte[0];
    private List<Integer> chunks = List.of();
    private int dataEnd;

    private static Entry entry(int position, Random random) {
        var text = "{\"action\":15,\"data\":\""
                + Long.toHexString(random.nextLong()).repeat(16) + "\"}";
        if (position % 97 == 5) {
            return new Entry.Foreign(
                    position, BEGIN + position * 1_000_000L, "/others", text.getBytes(StandardCharsets.UTF_8));
        }
        return new Entry.FrameIn(
                position,
                BEGIN + position * 1_000_000L,
                new TransportId(1),
                "c" + position % 7,
                Format.JSON,
                text.getBytes(StandardCharsets.UTF_8),
                null);
    }

    @BeforeEach
    void record() throws IOException {
        var file = folder.resolve("whole.playhead.mcap");
        var random = new Random(1);
        try (var writer = LogWriter.create(file)) {
            for (int i = 0; i < ENTRIES; i++) {
                writer.append(entry(i, random));
            }
        }
        whole = Files.readAllBytes(file);
        var found = new ArrayList<Integer>();
        var bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int at = McapBytes.MAGIC.length;
        for (; bytes.get(at) != McapBytes.DATA_END; at += 9 + (int) bytes.getLong(at + 1)) {
            if (bytes.get(at) == McapBytes.CHUNK) {
                found.add(at);
            }
        }
        dataEnd = at;
        chunks = found;
        assertTrue(chunks.size() >= 4, "chunks: " + chunks.size());
    }

    @Test
    void anUnreadableChunkCostsOnlyItsOwnEntries() throws IOException {
        whole[chunks.get(1) + PACKED_IN_CHUNK + 5000] ^= 0x55;
        var lost = assertOneStretchIsLost(whole);
        assertTrue(lost.getFirst() > 0 && lost.getLast() < ENTRIES - 1);
    }

    @Test
    void theSameWithoutTheIndexAtTheEnd() throws IOException {
        whole[chunks.get(1) + PACKED_IN_CHUNK + 5000] ^= 0x55;
        var damaged = assertOneStretchIsLost(whole);
        assertEquals(damaged, assertOneStretchIsLost(Arrays.copyOf(whole, whole.length - 60)));
    }

    @Test
    void positionsAreTrueEvenWhenNobodyCountedWhatIsLost() throws IOException {
        whole[chunks.get(1) + PACKED_IN_CHUNK + 5000] ^= 0x55;
        var expected = assertOneStretchIsLost(whole);
        var withoutIndexes = new McapBytes();
        var bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        withoutIndexes.raw(McapBytes.MAGIC);
        for (int at = McapBytes.MAGIC.length; bytes.get(at) != McapBytes.DATA_END; ) {
            int length = 9 + (int) bytes.getLong(at + 1);
            if (bytes.get(at) != McapBytes.MESSAGE_INDEX) {
                withoutIndexes.raw(whole, at, length);
            }
            at += length;
        }
        assertEquals(expected, assertOneStretchIsLost(withoutIndexes.copy()));
    }

    @Test
    void theFirstChunkHoldsNothingThatTheOthersNeed() throws IOException {
        whole[chunks.getFirst() + PACKED_IN_CHUNK + 5000] ^= 0x55;
        assertEquals(0, assertOneStretchIsLost(whole).getFirst());
        assertOneStretchIsLost(Arrays.copyOf(whole, dataEnd)); // nor does the summary tell the topics
    }

    @Test
    void aChunkThatDoesNotFitItsChecksumIsNotBelieved() throws IOException {
        whole[chunks.get(2) + CRC_IN_CHUNK] ^= 0x55;
        assertOneStretchIsLost(whole);
    }

    @Test
    void openingLooksAtNoChunk() throws IOException {
        for (int at : chunks) {
            Arrays.fill(whole, at, at + 500, (byte) 0x77);
        }
        try (var log = LogFile.open(Files.write(folder.resolve("hollow.mcap"), whole))) {
            assertEquals(ENTRIES, log.size());
            assertEquals(List.of(), log.knownDamage());
            assertEquals(chunks.size(), log.damage().size());
        }
    }

    @Test
    void aDamagedIndexIsSaidAndNotNeeded() throws IOException {
        whole[whole.length - 100] ^= 0x55;
        try (var log = LogFile.open(Files.write(folder.resolve("index.mcap"), whole))) {
            assertEquals(
                    List.of("The index at the end of the recording is missing or damaged: its index does not fit its"
                            + " checksum. All 12000 entries were recovered."),
                    log.damage());
            assertEquals(ENTRIES, log.size());
            assertInstanceOf(Entry.FrameIn.class, log.read(ENTRIES - 1));
        }
    }

    /// Reads all, compares with what was written, and returns the positions that are lost.
    private List<Integer> assertOneStretchIsLost(byte[] file) throws IOException {
        var random = new Random(1);
        var lost = new ArrayList<Integer>();
        try (var log = LogFile.open(Files.write(folder.resolve("damaged.mcap"), file))) {
            assertEquals(ENTRIES, log.size());
            long last = 0;
            for (int i = 0; i < ENTRIES; i++) {
                var expected = entry(i, random);
                var read = log.read(i);
                assertEquals(i, read.position());
                assertTrue(read.atNanos() >= last, "times never go back");
                last = read.atNanos();
                if (read instanceof Entry.Foreign foreign && foreign.topic().equals(LogFile.LOST)) {
                    lost.add(i);
                } else {
                    assertEquals(EntryCodec.topic(expected), EntryCodec.topic(read));
                    assertTrue(Arrays.equals(EntryCodec.write(expected), log.message(i)), "entry " + i);
                    assertEquals(expected.atNanos(), read.atNanos());
                }
            }
            assertTrue(!lost.isEmpty() && lost.size() < ENTRIES / 2, "lost: " + lost.size());
            assertEquals(lost.size(), lost.getLast() - lost.getFirst() + 1, "they stand together");
            var damage = log.damage().getFirst().startsWith("The ")
                    ? log.damage().getLast()
                    : log.damage().getFirst();
            var said = lost.size() + " entries are lost, positions " + lost.getFirst() + " to " + lost.getLast()
                    + ", from 2026-05-28T";
            assertTrue(damage.startsWith(said), damage);
        }
        return lost;
    }
}
