package dev.playhead.transport.log.mcap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A stretch of a file that holds whole messages: a chunk, or plain records.
///
/// @param firstPosition position of its first message
/// @param at where it begins in the file
/// @param fromNanos time of its first message
/// @param toNanos time of its last message
/// @param lost why it cannot be read; null when it can, or when nobody has tried
public record Block(
        long firstPosition,
        int messages,
        long at,
        int length,
        boolean chunk,
        long fromNanos,
        long toNanos,
        @Nullable String lost) {
    public Block lost(String why) {
        return new Block(firstPosition, messages, at, length, chunk, fromNanos, toNanos, why);
    }

    public Block messages(int count) {
        return new Block(firstPosition, count, at, length, chunk, fromNanos, toNanos, lost);
    }

    public Block times(long from, long to) {
        return new Block(firstPosition, messages, at, length, chunk, from, to, lost);
    }

    /// The position after its last message.
    public long end() {
        return firstPosition + messages;
    }

    /// Returns what is lost, and from when to when, as a sentence.
    public String damage() {
        var where = "the chunk of " + length + " bytes at byte " + at + ": " + lost + ".";
        if (messages == 0) {
            return "Nobody can tell how many entries are lost between " + time(fromNanos) + " and " + time(toNanos)
                    + " with " + where;
        }
        var which = messages == 1 ? "Entry " + firstPosition + " is" : messages + " entries are";
        var span = messages == 1 ? "" : ", positions " + firstPosition + " to " + (end() - 1);
        return which + " lost" + span + ", from " + time(fromNanos) + " to " + time(toNanos) + ", with " + where;
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
