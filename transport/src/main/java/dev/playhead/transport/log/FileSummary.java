package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.Block;
import dev.playhead.transport.log.mcap.ChunkBytes;
import dev.playhead.transport.log.mcap.FileBytes;
import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.log.mcap.McapCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.zip.CRC32;

/// Finds the messages of a closed file by the index at its end, without looking at a single chunk. How
/// many messages a chunk has follows from the length of its message indexes, so any writer's index will
/// do.
final class FileSummary {
    private static final int FOOTER_BYTES = 9 + 8 + 8 + 4;
    // opcode, length, channel id, length of the list
    private static final int INDEX_HEAD = 9 + 2 + 4;
    private static final int INDEX_ENTRY = 8 + 8;
    private static final int DATA_END_BYTES = 9 + 4;
    private static final long MOST_BYTES = 1 << 30;

    private FileSummary() {}

    private record ChunkPlace(long at, long length, long from, long to, long messages) {}

    /// Returns whether the file ends as a closed one does.
    static boolean isClosed(FileBytes file) throws IOException {
        int magic = McapBytes.MAGIC.length;
        return file.size() >= 2L * magic + FOOTER_BYTES
                && Arrays.equals(file.at(file.size() - magic, magic).array(), McapBytes.MAGIC);
    }

    /// Reads the end of the file.
    static FileEnd read(FileBytes file) throws IOException {
        if (!isClosed(file)) {
            return new FileEnd.Missing();
        }
        long end = file.size() - McapBytes.MAGIC.length;
        long footerAt = end - FOOTER_BYTES;
        var footer = file.at(footerAt, FOOTER_BYTES);
        if (footer.get(0) != McapBytes.FOOTER || footer.getLong(1) != FOOTER_BYTES - 9) {
            return new FileEnd.Damaged("there is no footer");
        }
        long from = footer.getLong(9);
        if (from == 0) {
            return new FileEnd.Unindexed(); // by the format: there is no summary
        }
        if (from < 0 || from > footerAt || end - from > MOST_BYTES) {
            return new FileEnd.Damaged("its footer points outside of the file");
        }
        var summary = file.at(from, (int) (end - from)).array();
        long expected = footer.getInt(25) & 0xffffffffL;
        var crc = new CRC32();
        crc.update(summary, 0, summary.length - 4);
        if (expected != 0 && crc.getValue() != expected) {
            return new FileEnd.Damaged("its index does not fit its checksum");
        }
        try {
            return layout(file, summary, from);
        } catch (RuntimeException damaged) {
            return new FileEnd.Damaged("its index cannot be read");
        }
    }

    private static FileEnd layout(FileBytes file, byte[] summary, long summaryAt) throws IOException {
        var topics = new HashMap<Integer, String>();
        var places = new ArrayList<ChunkPlace>();
        long messages = -1;
        var keyframes = new KeyframeIndex();
        var cursor = new McapCursor(summary);
        while (cursor.step()) {
            switch (cursor.opcode()) {
                case McapBytes.CHANNEL -> ChunkBytes.addTopic(cursor, topics);
                case McapBytes.CHUNK_INDEX -> places.add(place(cursor));
                case McapBytes.METADATA_INDEX -> {
                    long at = cursor.u64();
                    long length = cursor.u64();
                    if (cursor.text().equals(KeyframeIndex.NAME) && length > 0 && at + length <= summaryAt) {
                        keyframes =
                                keyframes(file.at(at, Math.toIntExact(length)).array());
                    }
                }
                case McapBytes.STATISTICS -> messages = cursor.u64();
                default -> {}
            }
        }
        if (places.stream().anyMatch(p -> p.at <= 0 || p.at + p.length > summaryAt)) {
            return new FileEnd.Damaged("its index points outside of the data");
        }
        places.sort(Comparator.comparingLong(ChunkPlace::at));
        long counted = places.stream().mapToLong(ChunkPlace::messages).sum();
        boolean tells = messages == counted && places.stream().allMatch(p -> p.messages >= 0);
        return tells
                ? new FileEnd.Indexed(
                        new Layout(blocks(places), topics, summaryAt - DATA_END_BYTES, List.of(), List.of(), keyframes))
                : new FileEnd.Unindexed();
    }

    private static KeyframeIndex keyframes(byte[] record) {
        var cursor = new McapCursor(record);
        if (!cursor.step()
                || cursor.opcode() != McapBytes.METADATA
                || !cursor.text().equals(KeyframeIndex.NAME)) {
            throw new IllegalStateException("the index of keyframes is not where it should be");
        }
        return KeyframeIndex.of(cursor.texts());
    }

    private static ChunkPlace place(McapCursor cursor) {
        long from = cursor.u64();
        long to = cursor.u64();
        long at = cursor.u64();
        long length = cursor.u64();
        long channels = cursor.u32() / 10;
        cursor.skip(channels * 10);
        long indexes = cursor.u64() - channels * INDEX_HEAD;
        boolean fits = indexes >= 0 && indexes % INDEX_ENTRY == 0 && length > 9 && length < Integer.MAX_VALUE - 64;
        return new ChunkPlace(at, length, from, to, fits ? indexes / INDEX_ENTRY : -1);
    }

    private static List<Block> blocks(List<ChunkPlace> places) {
        var blocks = new ArrayList<Block>();
        long position = 0;
        for (var place : places) {
            if (place.messages > 0) {
                blocks.add(new Block(
                        position,
                        Math.toIntExact(place.messages),
                        place.at,
                        (int) place.length,
                        true,
                        place.from,
                        place.to,
                        null));
                position += place.messages;
            }
        }
        return blocks;
    }
}
