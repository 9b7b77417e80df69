package dev.playhead.transport.delivery;

import dev.playhead.transport.core.state.SerialClock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One version of a message of a channel, and how everybody got it. For one thread.
final class Version {
    final int number;
    final String serial;
    final String version;
    /// Index of the participant that published it; -1 when nobody knows.
    final int publisher;
    final long atNanos;
    /// Position of the entry that made it known.
    final long position;
    /// Place in the channel, without its number within the frame.
    final String channelSerial;
    /// Number of the version of the same message before it; -1 for none that is known.
    final int before;
    /// All of the text as of this version; null while nobody can tell.
    @Nullable
    TextMark text;

    private @Nullable Receipt[] receipts;

    /// @param readers how many there are, who mostly are all sent it
    Version(
            int number,
            String serial,
            String version,
            int before,
            int publisher,
            long atNanos,
            long position,
            int readers) {
        this.number = number;
        this.serial = serial;
        this.version = version;
        this.channelSerial = SerialClock.ofChannel(version);
        this.before = before;
        this.publisher = publisher;
        this.atNanos = atNanos;
        this.position = position;
        this.receipts = new Receipt[readers];
    }

    /// Returns how the reader with this ordinal got it; null when it was not attached.
    @Nullable
    Receipt receipt(int reader) {
        return reader < receipts.length ? receipts[reader] : null;
    }

    /// Returns the same, begun as `NOT_MEANT` when there is none.
    Receipt begin(int reader) {
        if (reader >= receipts.length) {
            receipts = Arrays.copyOf(receipts, Math.max(reader + 1, receipts.length * 2));
        }
        var receipt = receipts[reader];
        if (receipt == null) {
            receipt = new Receipt();
            receipts[reader] = receipt;
        }
        return receipt;
    }
}
