package dev.playhead.transport.log.mcap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The blocks of a file that were read last, bounded by their bytes; the newest is kept however large it is.
/// For one thread at a time.
public final class BlockCache {
    private final long mostBytes;
    private final Map<Integer, List<ChunkBytes.Raw>> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public BlockCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Nullable
    public List<ChunkBytes.Raw> get(int index) {
        return blocks.get(index);
    }

    public void put(int index, List<ChunkBytes.Raw> messages) {
        blocks.put(index, messages);
        bytes += bytes(messages);
        var eldest = blocks.entrySet().iterator();
        while (bytes > mostBytes && blocks.size() > 1) {
            bytes -= bytes(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long bytes(List<ChunkBytes.Raw> messages) {
        return messages.isEmpty() ? 0 : messages.getFirst().records().length;
    }
}
