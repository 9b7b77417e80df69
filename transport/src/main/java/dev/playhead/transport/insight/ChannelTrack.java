package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of one channel in order of their serials.
public record ChannelTrack(ChannelId id, List<MessageMark> messages) {
    public ChannelTrack {
        messages = VersionedList.frozen(messages);
    }

    /// Returns the message with this serial; null when there is none.
    public @Nullable MessageMark message(String serial) {
        int low = 0;
        int high = messages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var mark = messages.get(middle);
            int order = mark.serial.compareTo(serial);
            if (order == 0) {
                return mark;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// One message through its life.
    ///
    /// @param serial its fixed place in the channel
    /// @param ordinal 1 for the first message of the channel
    /// @param createdNanos when it was created, ns since 1970
    /// @param grownUntilNanos when the last append was accepted; equals `createdNanos` when there was none
    /// @param closed whether its stream said that it is complete; true for a message that never streamed
    /// @param changes edits and deletes in order; appends are not among them
    /// @param run index in [Timeline#runs]; -1 when it belongs to none
    /// @param author index in [Timeline#participants] of who created it; -1 when its creation is not in the
    /// log
    /// @param versions when it was created, appended to, edited and deleted; characters added as weight
    public record MessageMark(
            String serial,
            int ordinal,
            long createdNanos,
            long grownUntilNanos,
            int appends,
            boolean closed,
            List<Change> changes,
            int run,
            int author,
            EventSeries versions) {
        public MessageMark {
            changes = VersionedList.frozen(changes);
        }

        /// Returns the number of versions that it had at a moment, ns since 1970; 0 before its creation.
        public int versionAt(long nanos) {
            return versions.countUntil(nanos);
        }

        /// The changes it had had by a moment, ns since 1970.
        public List<Change> changesUntil(long nanos) {
            return changes.stream().filter(change -> change.atNanos() <= nanos).toList();
        }
    }

    /// @param version 2 for the first change of a message that was not changed before
    public record Change(long atNanos, boolean delete, int version) {}
}
