package dev.playhead.transport.log;

import org.jspecify.annotations.Nullable;

/// One MCAP message as it stands in a file.
///
/// @param topic null when the record that names its channel is lost
@SuppressWarnings("ArrayRecordComponent")
record LogMessage(@Nullable String topic, long atNanos, byte[] data) {
    static final byte[] NOTHING = new byte[0];

    /// Returns the message that stands at a position whose own cannot be read.
    static LogMessage lost(long atNanos) {
        return new LogMessage(LogFile.LOST, atNanos, NOTHING);
    }
}
