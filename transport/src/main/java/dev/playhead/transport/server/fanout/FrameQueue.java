package dev.playhead.transport.server.fanout;

import dev.playhead.transport.network.NetworkLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What waits to be written to one client: in order, none before its delay is over, and not more than a client that
/// reads can make wait. Guarded by its transport's lock.
public final class FrameQueue {
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private final SlowConsumerDetector pace;
    private long bytes;

    public FrameQueue(NetworkLimits limits) {
        this.pace = new SlowConsumerDetector(limits.queuedBytes());
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Waiting(byte[] payload, BatchSlice frame, long dueNanos) {}

    /// Adds frames that are due after a delay, and says whether their client reads too slowly for more.
    public boolean isTooMuch(List<BatchSlice> stretches, long latencyNanos) {
        if (queue.isEmpty()) {
            pace.began();
        }
        long due = System.nanoTime() + latencyNanos;
        for (var frames : stretches) {
            add(frames, due);
        }
        return pace.isTooSlow(bytes, latencyNanos);
    }

    /// Something was written.
    public void moved(long nowNanos) {
        pace.moved(nowNanos);
    }

    // Takes the payloads of frames out of what is shared, one by one.
    private void add(BatchSlice frames, long dueNanos) {
        var bundle = frames.bundle();
        for (int i = frames.first(); i < frames.end(); i++) {
            var frame = new BatchSlice(bundle, i, i + 1);
            var payload = WebSocketFrames.payload(frame.bytes());
            queue.add(new Waiting(payload, frame, dueNanos));
            bytes += payload.length;
        }
        bundle.release();
    }

    public long bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Takes what may be written now, up to about as many bytes.
    public List<Waiting> due(long nowNanos, int mostBytes) {
        var due = new ArrayList<Waiting>();
        int taken = 0;
        while (!queue.isEmpty() && queue.peek().dueNanos() - nowNanos <= 0 && taken < mostBytes) {
            var waiting = queue.poll();
            taken += waiting.payload().length;
            due.add(waiting);
        }
        bytes -= taken;
        return due;
    }

    /// ns until the next one may be written; `otherwise` when none waits.
    public long untilNextNanos(long nowNanos, long otherwise) {
        var first = queue.peek();
        return first == null ? otherwise : Math.max(0, first.dueNanos() - nowNanos);
    }
}
