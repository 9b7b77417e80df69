package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Frames that were handed to sockets, until these have taken them. For one thread.
final class SocketWrites {
    private static final int MOST_FRAMES = 20_000;

    // By the position of the frame, then by participant: what the frame brings it.
    private final Map<Long, Map<Integer, List<Receipt>>> byFrame = new BoundedMap<>(MOST_FRAMES);

    /// The frame at `position` brings a participant what this receipt is of.
    void handed(long position, int participant, Receipt receipt) {
        byFrame.computeIfAbsent(position, key -> new HashMap<>())
                .computeIfAbsent(participant, key -> new ArrayList<>(1))
                .add(receipt);
    }

    /// A socket has taken a frame.
    void written(Entry.Receipt written, int participant) {
        var readers = byFrame.get(written.frame());
        var receipts = readers == null ? null : readers.remove(participant);
        if (readers != null && readers.isEmpty()) {
            byFrame.remove(written.frame());
        }
        if (receipts != null) {
            for (var receipt : receipts) {
                if (receipt.state == Receipt.State.SENT) {
                    receipt.state = Receipt.State.WRITTEN;
                    receipt.writtenNanos = written.writtenAtNanos();
                }
            }
        }
    }
}
