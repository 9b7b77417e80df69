package dev.playhead.ui.conversation;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.util.List;

/// A channel at a moment, and what a conversation shows of it. Immutable.
///
/// @param timeline the session as it was when the channel was read
/// @param lines all of its messages, for a list
/// @param tree its questions and the runs that answer them
public record ReadChannel(
        Timeline timeline, ChannelState state, List<ConversationRow> rows, MessageLines lines, ConversationTree tree) {
    public ReadChannel {
        rows = List.copyOf(rows);
    }

    /// Reads a channel. Not for the FX thread.
    ///
    /// @param nanos the moment, ns since 1970
    /// @param device index of the participant as which the texts are read; -1 for the server
    /// @throws IOException when the recording cannot be read
    public static ReadChannel of(Session session, ChannelId channel, long nanos, int device) throws IOException {
        var state = session.channel(channel, nanos);
        var timeline = session.timeline();
        var as = device < 0 ? null : AsDevice.of(session, timeline, state, device);
        return new ReadChannel(
                timeline,
                state,
                ConversationRows.of(timeline, state, as),
                MessageLines.of(timeline, state.conversation()),
                ConversationTree.of(timeline, state));
    }
}
