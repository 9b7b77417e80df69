package dev.playhead.transport.delivery;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Number of deliveries to each participant of which something could be said and that were as they should be. Counted
/// once for all rules that ask. For one thread.
public final class DeliveryCounts {
    private final long[][] counts = new long[Asked.values().length][16];
    private final long[][] since = new long[Asked.values().length][16];

    /// Something that can be asked of a delivery, if it is such a one.
    public enum Asked {
        /// It is a version of a message.
        SENT,
        /// It was owed, since the participant was attached when it was published.
        OWED,
        /// It follows something else on the same attachment.
        FOLLOWING,
        /// It is of a message that the participant had on the same attachment.
        NEWER,
        /// It changed a message, and its text could be compared.
        COMPARED,
        /// It is an append to a message that the participant had.
        APPENDED
    }

    void count(Asked asked, int participant, long nanos) {
        var of = counts[asked.ordinal()];
        if (participant >= of.length) {
            int more = Math.max(participant + 1, of.length * 2);
            of = Arrays.copyOf(of, more);
            counts[asked.ordinal()] = of;
            since[asked.ordinal()] = Arrays.copyOf(since[asked.ordinal()], more);
        }
        if (of[participant]++ == 0) {
            since[asked.ordinal()][participant] = nanos;
        }
    }

    /// Returns the number for a participant.
    public long of(Asked asked, int participant) {
        var of = counts[asked.ordinal()];
        return participant < of.length ? of[participant] : 0;
    }

    /// Returns when it was first so for a participant for whom there is at least one, ns since 1970.
    public long sinceNanos(Asked asked, int participant) {
        return since[asked.ordinal()][participant];
    }

    /// Tells every participant for whom there is at least one.
    public void forEach(Asked asked, IntConsumer participant) {
        var of = counts[asked.ordinal()];
        for (int i = 0; i < of.length; i++) {
            if (of[i] > 0) {
                participant.accept(i);
            }
        }
    }
}
