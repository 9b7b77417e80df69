package dev.playhead.transport.api;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import java.util.Arrays;
import java.util.BitSet;

/// Frames that carried the versions of one message to somebody, as columns: each is looked for once, so that a question
/// about a moment costs a walk over numbers. For one thread.
final class SentVersions {
    private int carriers;
    private int count;
    private int[] rows = new int[8];
    private int[] participants = new int[8];
    private int[] versions = new int[8];
    private long[] handedNanos = new long[8];

    /// Takes in what has been sent since the last time.
    void grow(TimelineBuilder builder, ChannelId channel, MessageMark mark, Timeline timeline) {
        var frames = timeline.frames();
        for (long position : builder.carriers(channel, mark.serial(), carriers)) {
            if (frames.count() == 0 || position > frames.position(frames.count() - 1)) {
                return; // the builder is ahead of what was published
            }
            carriers++;
            for (int row = frames.rowOf(position);
                    row >= 0 && row < frames.count() && frames.position(row) == position;
                    row++) {
                if (frames.participant(row) >= 0 && frames.way(row) == Frames.Way.OUT) {
                    add(row, frames, mark);
                }
            }
        }
    }

    private void add(int row, Frames frames, MessageMark mark) {
        if (count == rows.length) {
            int more = count * 2;
            rows = Arrays.copyOf(rows, more);
            participants = Arrays.copyOf(participants, more);
            versions = Arrays.copyOf(versions, more);
            handedNanos = Arrays.copyOf(handedNanos, more);
        }
        rows[count] = row;
        participants[count] = frames.participant(row);
        // An answer to a request for history carries many messages, each as it was then.
        int version = frames.version(row);
        versions[count] = version > 0 ? version : mark.versionAt(frames.atNanos(row));
        handedNanos[count++] = frames.atNanos(row);
    }

    /// Finds what had been sent by a moment, ns since 1970.
    ///
    /// @param newest filled with the newest version that each participant was sent
    /// @param named filled with everybody to whom something was handed
    void until(long nanos, Frames frames, int[] newest, BitSet named) {
        for (int i = 0; i < count && handedNanos[i] <= nanos; i++) {
            int participant = participants[i];
            named.set(participant);
            if (versions[i] > newest[participant]) {
                long written = frames.writtenNanos(rows[i]);
                if (written != 0 && written <= nanos) {
                    newest[participant] = versions[i];
                }
            }
        }
    }
}
