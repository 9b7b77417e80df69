package dev.playhead.transport.copy;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.RecordedPayload;
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

    /// Returns what it had on the wire; nothing for what was no frame.
    RecordedPayload payload() {
        return RecordedPayload.of(entry);
    }
}
