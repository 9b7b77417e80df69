package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.ErrorInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time of one channel that a device was not sent and cannot resume: its attachment was lost, and the one
/// after it began anew.
///
/// @param span from the loss, or from the beginning of the recording, to the ATTACHED without RESUMED
/// @param cause what the broker said about it; null when the device came back too late and did not ask to go
/// on
/// @param missing messages of others that were published or changed in that time and were not sent since
/// @param filled when messages that had been missing came as a whole
public record Gap(ChannelId channel, Span span, @Nullable ErrorInfo cause, List<Missing> missing, EventSeries filled) {
    public Gap {
        missing = VersionedList.frozen(missing);
    }

    /// One that says of each message until when it was missing.
    public Gap(ChannelId channel, Span span, @Nullable ErrorInfo cause, List<Missing> missing) {
        this(channel, span, cause, missing, filled(missing));
    }

    private static EventSeries filled(List<Missing> missing) {
        var filled = new EventSeries.Writer();
        missing.stream()
                .mapToLong(Missing::untilNanos)
                .filter(until -> until != Span.OPEN)
                .sorted()
                .forEach(until -> filled.add(until, 0, (byte) 0));
        return filled.published();
    }

    /// @param untilNanos when the device got the message as a whole, ns since 1970; [Span#OPEN] when it did
    /// not
    public record Missing(String serial, long untilNanos) {}

    /// Returns the number of messages that are missing at a moment, ns since 1970.
    public int countAt(long nanos) {
        return nanos < span.toNanos() ? 0 : missing.size() - filled.countUntil(nanos);
    }

    /// Returns whether a message is missing at a moment.
    public boolean lacks(String serial, long nanos) {
        return nanos >= span.toNanos()
                && missing.stream().anyMatch(m -> m.serial().equals(serial) && nanos < m.untilNanos());
    }

    /// Returns the reason in words: `continuity lost, 90005 The channelSerial is of another broker`.
    public String why() {
        return cause == null
                ? "it came back too late to resume"
                : "continuity lost, " + cause.code() + " " + cause.message();
    }
}
