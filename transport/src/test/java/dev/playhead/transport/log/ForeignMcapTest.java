package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.ForeignMcap.Part;
import dev.playhead.transport.log.mcap.ChunkCompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// MCAP files of other programs: whole ones are not called damaged, whatever their writer left out.
class ForeignMcapTest {
    private static final List<Part> EVERYTHING_BUT_PADDING =
            Arrays.stream(Part.values()).filter(part -> part != Part.PADDING).toList();

    @TempDir
    private Path folder;

    static Stream<List<Part>> everyChoice() {
        var parts = Part.values();
        return IntStream.range(0, 1 << parts.length)
                .mapToObj(bits -> IntStream.range(0, parts.length)
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(i -> parts[i])
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("everyChoice")
    void anIntactFileIsReadAndNotCalledDamaged(List<Part> parts) throws IOException {
        var bytes =
                new ForeignMcap(parts).messages("one", "two").messages("three").bytes();
        try (var log = open(bytes)) {
            assertEquals(List.of(), log.damage());
            assertEquals(List.of("one", "two", "three"), texts(log));
            assertFalse(log.isPlayhead());
            assertTrue(
                    log.notes().getFirst().contains("another program (somebody's writer 1.0)"), log.notes()::toString);
        }
    }

    @Test
    void aFileWithoutAnyMessageIsWhole() throws IOException {
        try (var log = open(new ForeignMcap(List.of()).bytes())) {
            assertEquals(List.of(), log.damage());
            assertEquals(0, log.size());
        }
    }

    @Test
    void lz4WithLinkedBlocksIsRead() throws IOException {
        assertReads("lz4", resource("linked.lz4"));
    }

    @Test
    void zstdIsRead() throws IOException {
        assertReads("zstd", resource("text.zst"));
    }

    // The fixtures were packed by the lz4 and zstd tools: records of one message with 5,000 lines.
    private void assertReads(String compression, byte[] packed) throws IOException {
        var text = IntStream.rangeClosed(1, 5_000)
                .mapToObj(line -> "line " + line + " of a text that repeats itself with numbers\n")
                .collect(Collectors.joining());
        var records = ForeignMcap.records(text.getBytes(StandardCharsets.UTF_8));
        var bytes = new ForeignMcap(List.of(Part.CHUNKS))
                .chunk(compression, packed, records.length, 0, List.of(0))
                .bytes();
        try (var log = open(bytes)) {
            assertEquals(List.of(), log.damage());
            assertEquals(1, log.size());
            assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), ((Entry.Foreign) log.read(0)).payload());
        }
    }

    @Test
    void anUnknownCompressionIsNamed() throws IOException {
        var bytes = new ForeignMcap(List.of(Part.CHUNKS))
                .chunk("brotli", new byte[10], 10, 0, List.of(0))
                .bytes();
        try (var log = open(bytes)) {
            assertTrue(
                    log.damage().getFirst().contains("\"brotli\" is not one Playhead reads"), log.damage()::toString);
        }
    }

    @Test
    void aChunkThatSaysItIsHugeCostsNothing() throws IOException {
        var packed = ForeignMcap.lz4(ForeignMcap.records(new byte[1 << 20]));
        for (long said : new long[] {ChunkCompression.MOST_BYTES + 1, Long.MAX_VALUE, -1}) {
            var bytes = new ForeignMcap(EVERYTHING_BUT_PADDING)
                    .chunk("lz4", packed, said, 0, List.of(0))
                    .bytes();
            try (var log = open(bytes)) {
                assertTrue(log.damage().toString().contains("it says that it unpacks to"), log.damage()::toString);
            }
        }
    }

    @Test
    void aChunkThatHoldsMoreThanItSaysIsNotUnpacked() throws IOException {
        var packed = ForeignMcap.lz4(ForeignMcap.records(new byte[64 << 20]));
        var bytes = new ForeignMcap(List.of(Part.CHUNKS))
                .chunk("lz4", packed, 100, 0, List.of(0))
                .bytes();
        try (var log = open(bytes)) {
            assertTrue(log.damage().toString().contains("more than the 100 bytes"), log.damage()::toString);
        }
    }

    @Test
    void aDataChecksumThatDoesNotFitIsDamage() throws IOException {
        var bytes =
                new ForeignMcap(List.of(Part.CHECKSUMS)).messages("one", "two").bytes();
        int at = indexOf(bytes, "two");
        bytes[at] ^= 1;
        try (var log = open(bytes)) {
            assertTrue(log.damage().toString().contains("checksum"), log.damage()::toString);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private LogFile open(byte[] bytes) throws IOException {
        return LogFile.open(Files.write(folder.resolve("other.mcap"), bytes));
    }

    private static List<String> texts(LogFile log) throws IOException {
        var texts = new ArrayList<String>();
        for (long position = 0; position < log.size(); position++) {
            var entry = (Entry.Foreign) log.read(position);
            assertEquals("/topic", entry.topic());
            texts.add(new String(entry.payload(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ForeignMcapTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
