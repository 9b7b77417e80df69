package dev.playhead.transport.server;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Receipts of frames that the writers have put into their sockets and the log does not know yet. Writers
/// add, the loop takes.
final class Receipts {
    private final ConcurrentLinkedQueue<Receipt> waiting = new ConcurrentLinkedQueue<>();

    private record Receipt(TransportId transport, BatchSlice frames, long atNanos) {}

    void add(TransportId transport, BatchSlice frames, long atNanos) {
        if (frames.batch().position(frames.first()) == UnansweredTransports.NOT_RECORDED) {
            return;
        }
        waiting.add(new Receipt(transport, frames, atNanos));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// All of them; the same frames for many sockets are one.
    List<Entry.Writes> take() {
        var byFrames = new LinkedHashMap<BatchSlice, List<Entry.Writing>>();
        BatchSlice last = null;
        List<Entry.Writing> to = List.of();
        for (var receipt = waiting.poll(); receipt != null; receipt = waiting.poll()) {
            // What a turn sends to many sockets stands here one after the other.
            if (last == null || !receipt.frames().isSame(last)) {
                last = receipt.frames();
                to = byFrames.computeIfAbsent(last, frames -> new ArrayList<>());
            }
            to.add(new Entry.Writing(receipt.transport(), receipt.atNanos()));
        }
        var writes = new ArrayList<Entry.Writes>(byFrames.size());
        byFrames.forEach((frames, written) -> writes.add(new Entry.Writes(frames.positions(), written)));
        return writes;
    }
}
