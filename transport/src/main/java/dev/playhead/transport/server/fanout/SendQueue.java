package dev.playhead.transport.server.fanout;

import dev.playhead.transport.network.NetworkLimits;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queue of what waits to be sent to one client, whatever carries it: in order, none before its delay is
/// over, and not more than a client that reads can make wait. Guarded by its transport's lock.
public final class SendQueue {
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private final SlowConsumerDetector pace;
    private long bytes;

    /// @param dueNanos of [System#nanoTime]; 0 for at once
    private record Waiting(BatchSlice frames, long dueNanos) {
        boolean isDue(long nowNanos) {
            return dueNanos == 0 || dueNanos - nowNanos <= 0;
        }
    }

    public SendQueue(NetworkLimits limits) {
        this.pace = new SlowConsumerDetector(limits.queuedBytes());
    }

    /// Adds frames that are due after a delay, and says whether their client reads too slowly for more.
    public boolean isTooMuch(List<BatchSlice> slices, long latencyNanos) {
        if (queue.isEmpty()) {
            pace.began();
        }
        long due = latencyNanos == 0 ? 0 : System.nanoTime() + latencyNanos;
        for (var frames : slices) {
            queue.add(new Waiting(frames, due));
            bytes += frames.length();
        }
        return pace.isTooSlow(bytes, latencyNanos);
    }

    /// The only thing that waits, when it is due without a delay; null when more wait, or nothing. Who writes it
    /// releases its batch.
    @Nullable
    BatchSlice takeOnly() {
        if (queue.size() != 1 || queue.peek().dueNanos() != 0) {
            return null;
        }
        var frames = queue.remove().frames();
        bytes -= frames.length();
        return frames;
    }

    /// Takes back what was taken and not written; it is the next again.
    void putBack(BatchSlice frames) {
        queue.addFirst(new Waiting(frames, 0));
        bytes += frames.length();
    }

    /// Something was written.
    public void moved(long nowNanos) {
        pace.moved(nowNanos);
    }

    public long bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Takes what may be written now, up to about as many bytes. Who writes it releases its batches.
    public void takeDue(long nowNanos, int mostBytes, Collection<BatchSlice> into) {
        int taken = 0;
        while (!queue.isEmpty() && taken < mostBytes && queue.peek().isDue(nowNanos)) {
            var waiting = queue.remove();
            var all = waiting.frames();
            var part = all.upTo(mostBytes - taken);
            if (part.end() < all.end()) {
                part.batch().retain(); // each part gives back what it has read
                queue.addFirst(new Waiting(all.after(part), waiting.dueNanos()));
            }
            taken += part.length();
            into.add(part);
        }
        bytes -= taken;
    }

    /// ns until the next one may be written; `otherwise` when none waits.
    public long untilNextNanos(long nowNanos, long otherwise) {
        var first = queue.peek();
        return first == null ? otherwise : first.isDue(nowNanos) ? 0 : first.dueNanos() - nowNanos;
    }
}
