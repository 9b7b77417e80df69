package dev.playhead.transport.delivery;

import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.Arrays;
import java.util.Map;

/// Frames that were handed to sockets, until these have taken them. For one thread.
final class SocketWrites {
    private static final int MOST_FRAMES = 20_000;

    // By the position of the frame.
    private final Map<Long, Handed> byFrame = new BoundedMap<>(MOST_FRAMES);
    private long lastPosition = -1;
    private Handed last = new Handed();

    /// Receipts that one frame brings, in the order in which it was handed to participants. Sockets take it in nearly
    /// the same order, so the next one is looked for where the last one was.
    private static final class Handed {
        private int[] participants = new int[4];
        private Receipt[] receipts = new Receipt[4];
        private int count;
        private int left;
        private int next;

        void add(int participant, Receipt receipt) {
            if (count == receipts.length) {
                participants = Arrays.copyOf(participants, count * 2);
                receipts = Arrays.copyOf(receipts, count * 2);
            }
            participants[count] = participant;
            receipts[count++] = receipt;
            left++;
        }

        /// All that it brings a participant is written.
        void written(int participant, long nanos) {
            int at = next;
            for (int looked = 0; looked < count && participants[at % count] != participant; looked++) {
                at++;
            }
            for (at %= count; at < count && participants[at] == participant; at++) {
                if (receipts[at].state == Receipt.State.SENT) {
                    receipts[at].state = Receipt.State.WRITTEN;
                    receipts[at].writtenNanos = nanos;
                }
                participants[at] = -1;
                left--;
            }
            next = at % count;
        }
    }

    /// The frame at `position` brings a participant what this receipt is of.
    void handed(long position, int participant, Receipt receipt) {
        if (position != lastPosition) {
            lastPosition = position;
            last = byFrame.computeIfAbsent(position, key -> new Handed());
        }
        last.add(participant, receipt);
    }

    /// A socket has taken a frame.
    void written(Entry.Receipt written, int participant) {
        var frame = participant < 0 ? null : byFrame.get(written.frame());
        if (frame != null) {
            frame.written(participant, written.writtenAtNanos());
            if (frame.left == 0) {
                byFrame.remove(written.frame());
            }
        }
    }
}
