package dev.playhead.transport.copy;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Format;
import java.util.Locale;

/// A row of the frames table with the entry behind it. Immutable.
///
/// @param row index in [Timeline#frames]
/// @param summary a few words on it, as the table shows them
public record CopiedRow(Timeline timeline, int row, Entry entry, String summary) {
    Frames frames() {
        return timeline.frames();
    }

    /// Returns the name of whoever sent or got it; empty when nobody knows.
    String who() {
        int participant = frames().participant(row);
        return participant < 0 ? "" : timeline.participants().get(participant).name();
    }

    /// Returns the name of its channel; empty when it is on none.
    String channel() {
        int channel = frames().channel(row);
        return channel < 0 ? "" : timeline.channels().get(channel).id().name();
    }

    /// Returns its way as a word in lower case.
    String way() {
        return frames().way(row).name().toLowerCase(Locale.ROOT);
    }

    /// Returns its seconds since the start.
    String seconds() {
        return String.format(Locale.ROOT, "%.3f", (frames().atNanos(row) - timeline.startNanos()) / 1e9);
    }

    /// Returns the milliseconds until it was written to its socket; empty when it was not.
    String latencyMs() {
        long nanos = frames().latencyNanos(row);
        return nanos < 0 ? "" : String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    /// Returns the bytes that it had on the wire; none for what was no frame.
    byte[] payload() {
        return switch (entry) {
            case Entry.FrameIn e -> e.payload();
            case Entry.FrameOut e -> e.payload();
            case Entry.FrameUndelivered e -> e.payload();
            case Entry.RestIn e -> e.body();
            case Entry.RestOut e -> e.body();
            default -> new byte[0]; // all else carries none
        };
    }

    /// Returns the format of the payload.
    Format format() {
        return switch (entry) {
            case Entry.FrameIn e -> e.format();
            case Entry.FrameOut e -> e.format();
            case Entry.FrameUndelivered e -> e.format();
            case Entry.RestOut e -> e.format();
            case Entry.RestIn e
            when e.headers().getOrDefault("content-type", "").contains("msgpack") -> Format.MSGPACK;
            default -> Format.JSON;
        };
    }
}
