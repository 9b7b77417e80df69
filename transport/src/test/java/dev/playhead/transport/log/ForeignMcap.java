package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.Lz4;
import dev.playhead.transport.log.mcap.McapBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes MCAP files as other programs may write them: each part that the format leaves to the writer can be left out.
final class ForeignMcap {
    /// What a writer may or may not do. `PADDING` puts bytes of a later version of the format behind each record's own.
    enum Part {
        CHUNKS,
        MESSAGE_INDEX,
        CHUNK_INDEX,
        STATISTICS,
        SUMMARY_CHANNELS,
        CHECKSUMS,
        PADDING
    }

    private final List<Part> parts;
    private final McapBytes file = new McapBytes();
    private final McapBytes summary = new McapBytes();
    private long chunks;
    private long messages;

    ForeignMcap(List<Part> parts) {
        this.parts = parts;
        file.raw(McapBytes.MAGIC);
        int header = file.begin(McapBytes.HEADER);
        file.text("").text("somebody's writer 1.0");
        end(file, header);
    }

    /// Messages on `/topic`, in a chunk of their own where there are chunks.
    ForeignMcap messages(String... texts) {
        var records = new McapBytes();
        channel(records);
        var places = new ArrayList<Integer>();
        for (var text : texts) {
            places.add(records.size());
            records.message(1, messages, 1_000 + messages, text.getBytes(StandardCharsets.UTF_8));
            messages++;
        }
        if (has(Part.CHUNKS)) {
            return chunk("", records.copy(), records.size(), crc(records), places);
        }
        file.raw(records.copy());
        return this;
    }

    /// A chunk as it is given.
    ForeignMcap chunk(String compression, byte[] packed, long plain, long crc, List<Integer> places) {
        int chunkAt = file.size();
        int chunk = file.begin(McapBytes.CHUNK);
        file.u64(1_000).u64(2_000).u64(plain).u32(has(Part.CHECKSUMS) ? crc : 0);
        file.text(compression).u64(packed.length).raw(packed);
        end(file, chunk);
        int chunkEnd = file.size();
        if (has(Part.MESSAGE_INDEX)) {
            int index = file.begin(McapBytes.MESSAGE_INDEX);
            file.u16(1).u32(places.size() * 16L);
            for (int place : places) {
                file.u64(1_000).u64(place);
            }
            end(file, index);
        }
        if (has(Part.CHUNK_INDEX)) {
            int index = summary.begin(McapBytes.CHUNK_INDEX);
            summary.u64(1_000).u64(2_000).u64(chunkAt).u64(chunkEnd - chunkAt);
            if (has(Part.MESSAGE_INDEX)) {
                summary.u32(10).u16(1).u64(chunkEnd).u64(file.size() - chunkEnd);
            } else {
                summary.u32(0).u64(0);
            }
            summary.text(compression).u64(packed.length).u64(plain);
            end(summary, index);
        }
        chunks++;
        return this;
    }

    byte[] bytes() {
        var dataCrc = crc(file);
        int dataEnd = file.begin(McapBytes.DATA_END);
        file.u32(has(Part.CHECKSUMS) ? dataCrc : 0);
        end(file, dataEnd);
        if (has(Part.SUMMARY_CHANNELS)) {
            channel(summary);
        }
        if (has(Part.STATISTICS)) {
            int statistics = summary.begin(McapBytes.STATISTICS);
            summary.u64(messages)
                    .u16(0)
                    .u32(1)
                    .u32(0)
                    .u32(0)
                    .u32(chunks)
                    .u64(1_000)
                    .u64(2_000);
            summary.u32(10).u16(1).u64(messages);
            end(summary, statistics);
        }
        long summaryAt = summary.size() == 0 ? 0 : file.size();
        file.raw(summary.copy());
        int from = (int) summaryAt;
        int footer = file.begin(McapBytes.FOOTER);
        file.u64(summaryAt).u64(0).u32(0).end(footer);
        if (has(Part.CHECKSUMS) && summaryAt > 0) {
            var crc = new CRC32();
            crc.update(file.array(), from, file.size() - from - 4);
            for (int i = 0; i < 4; i++) {
                file.array()[file.size() - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
            }
        }
        return file.raw(McapBytes.MAGIC).copy();
    }

    private void channel(McapBytes to) {
        int channel = to.begin(McapBytes.CHANNEL);
        to.u16(1).u16(0).text("/topic").text("text").u32(0);
        end(to, channel);
    }

    private void end(McapBytes bytes, int begun) {
        if (has(Part.PADDING)) {
            bytes.raw("later".getBytes(StandardCharsets.UTF_8));
        }
        bytes.end(begun);
    }

    private boolean has(Part part) {
        return parts.contains(part);
    }

    private static long crc(McapBytes bytes) {
        var crc = new CRC32();
        crc.update(bytes.array(), 0, bytes.size());
        return crc.getValue();
    }

    /// Records of one message with this text, as they stand in a chunk before it is compressed.
    static byte[] records(byte[] text) {
        return new McapBytes().channel(1, "/topic").message(1, 0, 1_000, text).copy();
    }

    /// What `packing` makes of the bytes.
    static byte[] lz4(byte[] plain) throws java.io.IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = Lz4.packing(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
