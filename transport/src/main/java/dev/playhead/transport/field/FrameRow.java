package dev.playhead.transport.field;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the frames table as fields see it: its columns, and only when a field asks for it the entry
/// behind them. One that moves from row to row; for one thread.
public final class FrameRow {
    private final Timeline timeline;
    private final EntrySource entries;
    private int index;
    private @Nullable Entry entry;
    private @Nullable Decoded decoded;

    FrameRow(Timeline timeline, EntrySource entries) {
        this.timeline = timeline;
        this.entries = entries;
    }

    FrameRow at(int row) {
        // The rows of one entry, one for each receiver, follow each other: it is read once for all of them.
        if (entry != null && entry.position() != frames().position(row)) {
            entry = null;
            decoded = null;
        }
        index = row;
        return this;
    }

    /// Number of the row in [#frames], from 0.
    int index() {
        return index;
    }

    Timeline timeline() {
        return timeline;
    }

    Frames frames() {
        return timeline.frames();
    }

    /// Returns who sent or got it; null when nobody knows.
    @Nullable
    Participant participant() {
        int participant = frames().participant(index);
        return participant < 0 ? null : timeline.participants().get(participant);
    }

    /// The channel it is on; null when it is on none.
    @Nullable
    ChannelId channel() {
        int channel = frames().channel(index);
        return channel < 0 ? null : timeline.channels().get(channel).id();
    }

    /// The entry behind the row.
    ///
    /// @throws UncheckedIOException when the log cannot be read
    Entry entry() {
        if (entry == null) {
            try {
                entry = entries.read(frames().position(index));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entry;
    }

    /// Returns the decoded entry.
    Decoded decoded() {
        if (decoded == null) {
            decoded = EntryDecoder.decode(entry());
        }
        return decoded;
    }

    /// The frame; null when the row is none, or one that cannot be read.
    @Nullable
    ProtocolMessage frame() {
        return decoded() instanceof Decoded.Frame(var frame) ? frame : null;
    }

    /// The messages of the frame, or those that a request read; empty when there are none.
    List<Message> messages() {
        return switch (decoded()) {
            case Decoded.Frame(var frame) -> frame.messages() == null ? List.of() : frame.messages();
            case Decoded.Read(var messages) -> messages;
            case Decoded.Call _, Decoded.Stored _, Decoded.Refused _, Decoded.ObjectsChanged _, Decoded.Nothing _ ->
                List.of();
        };
    }
}
