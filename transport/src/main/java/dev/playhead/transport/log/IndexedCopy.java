package dev.playhead.transport.log;

import dev.playhead.transport.log.directory.PrivateFiles;
import dev.playhead.transport.log.mcap.Lz4;
import dev.playhead.transport.log.mcap.McapBytes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Writes a log as compressed chunks with indexes and summary.
final class IndexedCopy {
    private static final int CHUNK_BYTES = 1 << 20;

    private final OutputStream out;
    private final Topics topics = new Topics();
    private final Map<Integer, Long> counts = new LinkedHashMap<>();
    private final List<ChunkPlace> chunks = new ArrayList<>();
    private final McapBytes chunk = new McapBytes();
    private Map<Integer, List<long[]>> index = new LinkedHashMap<>();
    private long chunkFrom;
    private long chunkTo;
    private long firstNanos;
    private long lastNanos;
    private long messages;
    private long keyframesAt;
    private long keyframesLength;
    private long written;
    private long originAt;
    private long originLength;

    private record ChunkPlace(
            long from,
            long to,
            long at,
            long length,
            Map<Integer, Long> indexAt,
            long indexLength,
            long packed,
            long plain) {}

    private IndexedCopy(OutputStream out) {
        this.out = out;
    }

    /// Returns the file in which the copy of a recording is until it is finished.
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".closing");
    }

    /// Writes the copy beside `file` and returns where it is, safely on the disk.
    static Path write(Path file, LiveReader log, @Nullable RecordingOrigin origin) throws IOException {
        var copy = beside(file);
        Files.deleteIfExists(copy); // of a process that was killed meanwhile; a link, never what it leads to
        try (var channel = PrivateFiles.create(copy);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            new IndexedCopy(out).write(log, origin);
            out.flush();
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return copy;
    }

    private void write(LiveReader log, @Nullable RecordingOrigin origin) throws IOException {
        put(new McapBytes().raw(McapBytes.MAGIC).header(FormatVersion.library()));
        if (origin != null) {
            originAt = written;
            put(new McapBytes().metadata(RecordingOrigin.METADATA, origin.toMap()));
            originLength = written - originAt;
        }
        for (long position = 0; position < log.size(); position++) {
            var message = log.message(position);
            int id = topics.id(Objects.requireNonNull(message.topic()));
            if (!index.containsKey(id)) {
                chunk.channel(id, topics.name(id)); // in every chunk, so that each can be read without the others
            }
            long at = message.atNanos();
            index.computeIfAbsent(id, key -> new ArrayList<>()).add(new long[] {at, chunk.size()});
            counts.merge(id, 1L, Long::sum);
            chunk.message(id, position, at, message.data());
            chunkFrom = index.size() == 1 && index.get(id).size() == 1 ? at : Math.min(chunkFrom, at);
            chunkTo = Math.max(chunkTo, at);
            firstNanos = messages == 0 ? at : Math.min(firstNanos, at);
            lastNanos = Math.max(lastNanos, at);
            messages++;
            if (chunk.size() >= CHUNK_BYTES) {
                endChunk();
            }
        }
        if (chunk.size() > 0) {
            endChunk();
        }
        var keyframes = new McapBytes();
        int record = keyframes.begin(McapBytes.METADATA);
        keyframes.text(KeyframeIndex.NAME).texts(log.keyframeIndex().toMap()).end(record);
        keyframesAt = written;
        put(keyframes);
        keyframesLength = keyframes.size();
        summary();
    }

    private void endChunk() throws IOException {
        var crc = new CRC32();
        crc.update(chunk.array(), 0, chunk.size());
        var packed = new ByteArrayOutputStream(chunk.size() / 4);
        try (var lz4 = Lz4.packing(packed)) {
            lz4.write(chunk.array(), 0, chunk.size());
        }
        long at = written;
        var record = new McapBytes();
        int begun = record.begin(McapBytes.CHUNK);
        record.u64(chunkFrom).u64(chunkTo).u64(chunk.size()).u32(crc.getValue()).text(Lz4.NAME);
        record.u64(packed.size()).raw(packed.toByteArray()).end(begun);
        put(record);
        long length = written - at;
        long indexFrom = written;
        var indexAt = new LinkedHashMap<Integer, Long>();
        for (var channel : index.entrySet()) {
            indexAt.put(channel.getKey(), written);
            var entries = new McapBytes();
            int start = entries.begin(McapBytes.MESSAGE_INDEX);
            entries.u16(channel.getKey()).u32(channel.getValue().size() * 16L);
            for (var entry : channel.getValue()) {
                entries.u64(entry[0]).u64(entry[1]);
            }
            put(entries.end(start));
        }
        chunks.add(new ChunkPlace(
                chunkFrom, chunkTo, at, length, indexAt, written - indexFrom, packed.size(), chunk.size()));
        chunk.clear();
        index = new LinkedHashMap<>();
    }

    private void summary() throws IOException {
        var end = new McapBytes();
        int dataEnd = end.begin(McapBytes.DATA_END);
        put(end.u32(0).end(dataEnd));
        long summaryAt = written;
        var summary = new McapBytes();
        topics.all().forEach((topic, id) -> summary.channel(id, topic));
        long chunksAt = summaryAt + summary.size();
        for (var place : chunks) {
            int record = summary.begin(McapBytes.CHUNK_INDEX);
            summary.u64(place.from).u64(place.to).u64(place.at).u64(place.length);
            summary.u32(place.indexAt.size() * 10L);
            place.indexAt.forEach((id, at) -> summary.u16(id).u64(at));
            summary.u64(place.indexLength)
                    .text(Lz4.NAME)
                    .u64(place.packed)
                    .u64(place.plain)
                    .end(record);
        }
        long statisticsAt = summaryAt + summary.size();
        int record = summary.begin(McapBytes.STATISTICS);
        summary.u64(messages)
                .u16(0)
                .u32(topics.all().size())
                .u32(0)
                .u32(originLength > 0 ? 2 : 1)
                .u32(chunks.size());
        summary.u64(firstNanos).u64(lastNanos).u32(counts.size() * 10L);
        counts.forEach((id, count) -> summary.u16(id).u64(count));
        summary.end(record);
        long metadataAt = summaryAt + summary.size();
        if (originLength > 0) {
            int metadata = summary.begin(McapBytes.METADATA_INDEX);
            summary.u64(originAt)
                    .u64(originLength)
                    .text(RecordingOrigin.METADATA)
                    .end(metadata);
        }
        record = summary.begin(McapBytes.METADATA_INDEX);
        summary.u64(keyframesAt).u64(keyframesLength).text(KeyframeIndex.NAME).end(record);
        long offsetsAt = summaryAt + summary.size();
        offset(summary, McapBytes.CHANNEL, summaryAt, chunksAt);
        offset(summary, McapBytes.CHUNK_INDEX, chunksAt, statisticsAt);
        offset(summary, McapBytes.STATISTICS, statisticsAt, metadataAt);
        offset(summary, McapBytes.METADATA_INDEX, metadataAt, offsetsAt);
        int footer = summary.begin(McapBytes.FOOTER);
        summary.u64(summaryAt).u64(offsetsAt).u32(0).end(footer).raw(McapBytes.MAGIC);
        patchFooterCrc(summary);
        put(summary);
    }

    // The checksum covers the footer up to itself, its length included, so it can only be put in at the end.
    private static void patchFooterCrc(McapBytes summary) {
        int crcAt = summary.size() - McapBytes.MAGIC.length - 4;
        var crc = new CRC32();
        crc.update(summary.array(), 0, crcAt);
        for (int i = 0; i < 4; i++) {
            summary.array()[crcAt + i] = (byte) (crc.getValue() >>> (8 * i));
        }
    }

    private static void offset(McapBytes summary, int opcode, long from, long to) {
        if (to > from) {
            int record = summary.begin(McapBytes.SUMMARY_OFFSET);
            summary.u8(opcode).u64(from).u64(to - from).end(record);
        }
    }

    private void put(McapBytes bytes) throws IOException {
        out.write(bytes.array(), 0, bytes.size());
        written += bytes.size();
    }
}
