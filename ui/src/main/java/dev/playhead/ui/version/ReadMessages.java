package dev.playhead.ui.version;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.ui.conversation.ReadChannel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A channel at a moment, and one of its messages looked at closely. Immutable.
///
/// @param versions null when no message is looked at
public record ReadMessages(ReadChannel channel, @Nullable VersionsState versions) {
    /// Reads a channel. Not for the FX thread.
    ///
    /// @param nanos the moment, ns since 1970
    /// @param serial of the message that is looked at closely; null for none
    /// @param device participant as which texts are read; -1 for the server
    /// @throws IOException when the recording cannot be read
    public static ReadMessages of(Session session, ChannelId channel, long nanos, @Nullable String serial, int device)
            throws IOException {
        var read = ReadChannel.of(session, channel, nanos, device);
        return new ReadMessages(
                read, serial == null ? null : VersionsState.of(session, read.timeline(), read.state(), serial));
    }
}
