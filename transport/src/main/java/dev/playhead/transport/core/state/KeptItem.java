package dev.playhead.transport.core.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that a channel keeps for history and resumes, until [Retention] says that it goes. For one thread.
public abstract sealed class KeptItem
        permits StoredMessage, PresenceHistory.Event, AnnotationHistory.Event, ChannelMessages.GivenId {
    private long order;
    private @Nullable Channel channel;
    private @Nullable KeptItem older;
    private @Nullable KeptItem newer;

    /// @param order its place among all that is kept, from 1; 0 when it has none yet
    KeptItem(long order) {
        this.order = order;
    }

    /// Bytes that it counts for: its payload, and about what it takes beside that in memory.
    abstract long sizeBytes();

    /// Channel serial of its newest version.
    abstract String newest();

    /// Returns its place among all that is kept: what was touched later has a higher one.
    long order() {
        return order;
    }

    /// The channel that keeps it.
    Channel channel() {
        return Objects.requireNonNull(channel);
    }

    void belongsTo(Channel owner) {
        channel = owner;
    }

    /// Items from the one touched least lately to the one touched last, as a list that runs through them: any of them
    /// leaves, and the newest joins, without a walk.
    static final class Queue {
        private static final long UNKNOWN = -1;

        private @Nullable KeptItem first;
        private @Nullable KeptItem last;
        private long firstMs = UNKNOWN; // asked for at every input, and long the same

        @Nullable
        KeptItem first() {
            return first;
        }

        /// Returns whether there is a first one whose newest version is of a moment or from before it.
        boolean beginsBy(long ms) {
            if (first == null) {
                return false;
            }
            if (firstMs == UNKNOWN) {
                firstMs = SerialClock.atMs(first.newest());
            }
            return firstMs <= ms;
        }

        void add(KeptItem item, long order) {
            item.order = order;
            item.older = last;
            item.newer = null;
            if (last == null) {
                first = item;
                firstMs = UNKNOWN;
            } else {
                last.newer = item;
            }
            last = item;
        }

        void remove(KeptItem item) {
            var before = item.older;
            var after = item.newer;
            if (before == null) {
                first = after;
                firstMs = UNKNOWN;
            } else {
                before.newer = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.older = before;
            }
            item.older = null;
            item.newer = null;
        }
    }
}
