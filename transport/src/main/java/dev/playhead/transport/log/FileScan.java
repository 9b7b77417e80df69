package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.Block;
import dev.playhead.transport.log.mcap.ChunkBytes;
import dev.playhead.transport.log.mcap.ChunkCompression;
import dev.playhead.transport.log.mcap.FileBytes;
import dev.playhead.transport.log.mcap.McapBytes;
import dev.playhead.transport.log.mcap.McapCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the messages of a file that has no usable index, by walking through it: one that is still being
/// written, one whose writer was killed, one whose end is damaged, or one of a writer that makes no index.
final class FileScan {
    private static final int PLAIN_BLOCK_BYTES = 1 << 20;
    private static final int INDEX_ENTRY = 16;

    private final FileBytes file;
    private final boolean ours;
    private final Map<Integer, String> topics = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final KeyframeIndex keyframes = new KeyframeIndex();
    private long size;
    private long plainFrom;
    private int plainMessages;
    private long plainFromNanos;
    private long plainToNanos;
    private long dataEnd = -1;

    private FileScan(FileBytes file, boolean ours) {
        this.file = file;
        this.ours = ours;
    }

    /// Walks through a file.
    ///
    /// @param ours whether Playhead wrote it
    /// @param end what its end tells, as far as anything
    static Layout scan(FileBytes file, boolean ours, FileEnd end) throws IOException {
        return new FileScan(file, ours).scan(end);
    }

    private Layout scan(FileEnd end) throws IOException {
        long at = McapBytes.MAGIC.length;
        plainFrom = at;
        while (at + 9 <= file.size()) {
            var head = file.head(at, 9);
            int opcode = head.get(0) & 0xff;
            long length = head.getLong(1);
            if (opcode == 0 || length < 0 || length > file.size() - at - 9) {
                break;
            }
            if (length <= ChunkCompression.MOST_BYTES) {
                record(at, opcode, (int) length);
            } else if (opcode == McapBytes.MESSAGE || opcode == McapBytes.CHUNK) {
                tooLarge(at, opcode, length);
            }
            if (opcode == McapBytes.DATA_END) {
                dataEnd = at;
            }
            at += 9 + length;
            if (opcode == McapBytes.FOOTER) {
                break;
            }
            if (plainMessages == 0) {
                plainFrom = at;
            } else if (at - plainFrom > PLAIN_BLOCK_BYTES) {
                endPlain(at);
            }
        }
        endPlain(at);
        boundTimesOfTheLost();
        long rest = file.size() - at;
        keyframes.publish();
        return new Layout(blocks, topics, dataEnd, notes(end, rest), damage(end, rest), keyframes);
    }

    private void tooLarge(long at, int opcode, long length) {
        endPlain(at);
        var why = "it is larger than the " + ChunkCompression.MOST_BYTES + " bytes that Playhead reads at once";
        int messages = opcode == McapBytes.MESSAGE ? 1 : 0;
        long time = blocks.isEmpty() ? 0 : blocks.getLast().toNanos();
        add(new Block(
                size,
                messages,
                at,
                (int) Math.min(length, Integer.MAX_VALUE),
                opcode == McapBytes.CHUNK,
                time,
                time,
                why));
        plainFrom = at + 9 + length;
    }

    private void record(long at, int opcode, int length) throws IOException {
        switch (opcode) {
            case McapBytes.MESSAGE -> message(at, length);
            case McapBytes.CHANNEL -> channel(at, length);
            case McapBytes.CHUNK -> {
                endPlain(at);
                chunk(at, length + 9);
            }
            case McapBytes.MESSAGE_INDEX -> countLost(at, length);
            case McapBytes.DATA_END -> endPlain(at);
            default -> {}
        }
    }

    private void message(long at, int length) throws IOException {
        if (length < ChunkBytes.MESSAGE_HEAD) {
            return; // the reader steps over it, too
        }
        var head = file.head(at + 9, 14);
        long atNanos = head.getLong(6);
        if (EntryCodec.STATE.equals(topics.get(head.getShort(0) & 0xffff))) {
            int data = KeyframeIndex.headBytes(length - ChunkBytes.MESSAGE_HEAD);
            keyframes.add(
                    size + plainMessages,
                    file.at(at + 9 + ChunkBytes.MESSAGE_HEAD, data).array());
        }
        if (plainMessages == 0) {
            plainFrom = at;
            plainFromNanos = atNanos;
        }
        plainToNanos = atNanos;
        plainMessages++;
    }

    private void channel(long at, int length) throws IOException {
        var cursor = new McapCursor(file.at(at, length + 9).array());
        if (cursor.step()) {
            ChunkBytes.addTopic(cursor, topics);
        }
    }

    private void endPlain(long to) {
        if (plainMessages > 0) {
            add(new Block(
                    size, plainMessages, plainFrom, (int) (to - plainFrom), false, plainFromNanos, plainToNanos, null));
        }
        plainMessages = 0;
        plainFrom = to;
    }

    private void chunk(long at, int length) throws IOException {
        var bytes = file.at(at, length);
        try {
            var messages = ChunkBytes.messages(ChunkBytes.unpacked(bytes.array()), topics);
            if (!messages.isEmpty()) {
                long from = messages.getFirst().atNanos();
                long to = messages.getLast().atNanos();
                settleLostBefore(messages.getFirst().sequence());
                for (int i = 0; i < messages.size(); i++) {
                    if (EntryCodec.STATE.equals(topics.get(messages.get(i).channel()))) {
                        var data = messages.get(i).data();
                        keyframes.add(size + i, Arrays.copyOf(data, KeyframeIndex.headBytes(data.length)));
                    }
                }
                add(new Block(size, messages.size(), at, length, true, from, to, null));
            }
        } catch (IOException | RuntimeException e) {
            long from = length < 25 ? 0 : bytes.getLong(9);
            long to = length < 25 ? 0 : bytes.getLong(17);
            add(new Block(size, 0, at, length, true, from, to, String.valueOf(e.getMessage())));
        }
    }

    // The indexes that follow a chunk tell how many messages it had.
    private void countLost(long at, int length) throws IOException {
        if (blocks.isEmpty() || blocks.getLast().lost() == null || length < 6) {
            return;
        }
        long entries = (file.head(at + 9, 6).getInt(2) & 0xffffffffL) / INDEX_ENTRY;
        if (entries * INDEX_ENTRY <= length - 6L) {
            var lost = blocks.removeLast();
            size = lost.firstPosition();
            add(lost.messages(lost.messages() + (int) entries));
        }
    }

    // In our own files a message knows its position, which is worth more than a count of what is lost before it.
    private void settleLostBefore(long sequence) {
        if (ours && !blocks.isEmpty() && blocks.getLast().lost() != null) {
            var lost = blocks.getLast();
            long count = sequence - lost.firstPosition();
            if (count >= 0 && count < Integer.MAX_VALUE) {
                blocks.removeLast();
                size = lost.firstPosition();
                add(lost.messages((int) count));
            }
        }
    }

    private void add(Block block) {
        blocks.add(block);
        size = block.end();
    }

    // The times in a damaged chunk's head may be damaged too; its neighbours know better.
    private void boundTimesOfTheLost() {
        long earliest = 0;
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (block.lost() != null) {
                long latest = blocks.stream()
                        .skip(i)
                        .filter(b -> b.lost() == null)
                        .mapToLong(Block::fromNanos)
                        .findFirst()
                        .orElse(Math.max(earliest, block.toNanos()));
                long from = Math.clamp(block.fromNanos(), earliest, Math.max(earliest, latest));
                block = block.times(from, Math.clamp(block.toNanos(), from, Math.max(from, latest)));
                blocks.set(i, block);
            }
            earliest = Math.max(earliest, block.toNanos());
        }
    }

    private List<String> notes(FileEnd end, long rest) {
        return switch (end) {
            case FileEnd.Indexed indexed -> List.of();
            case FileEnd.Unindexed unindexed ->
                List.of("The file has no index of its messages, which the format leaves open; it was read from its"
                        + " beginning to its end.");
            case FileEnd.Damaged damaged -> List.of();
            case FileEnd.Missing missing ->
                rest == 0 && dataEnd < 0 && !wasClosedOnce()
                        ? List.of("The recording is still being written, or its writer was ended before it could close"
                                + " it. " + recovered())
                        : List.of();
        };
    }

    private List<String> damage(FileEnd end, long rest) {
        return switch (end) {
            case FileEnd.Indexed indexed -> List.of();
            case FileEnd.Unindexed unindexed when dataEnd >= 0 -> List.of();
            case FileEnd.Unindexed unindexed ->
                List.of("The file ends properly, but " + rest + " bytes before its end are no records. " + recovered());
            case FileEnd.Damaged damaged ->
                List.of("The index at the end of the recording is missing or damaged: " + damaged.why() + ". "
                        + recovered());
            case FileEnd.Missing missing
            when dataEnd >= 0 -> List.of("The end of the recording with its index is cut off. " + recovered());
            case FileEnd.Missing missing
            when rest > 0 ->
                List.of("The last " + rest + " bytes are no whole entry and were left out; " + recovered());
            case FileEnd.Missing missing
            when wasClosedOnce() ->
                List.of(
                        "The recording had been closed and is cut off now. What followed is lost, and nobody can tell how"
                                + " much it was; " + recovered());
            case FileEnd.Missing missing -> List.of();
        };
    }

    // A recording of ours consists of plain messages while it is written, and of chunks once it is closed.
    private boolean wasClosedOnce() {
        return ours && blocks.stream().anyMatch(Block::chunk);
    }

    private String recovered() {
        long lost = blocks.stream()
                .filter(b -> b.lost() != null)
                .mapToLong(Block::messages)
                .sum();
        boolean all = blocks.stream().noneMatch(b -> b.lost() != null);
        return (all ? "All " : "") + (size - lost) + " entries were recovered.";
    }
}
