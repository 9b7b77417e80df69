package dev.playhead.ui.conversation;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.ChannelId;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A channel at a moment as each of some devices has it. Immutable.
///
/// @param atNanos the moment, ns since 1970
/// @param rows by index of the participant; no rows for one that has nothing to do with the channel
public record DeviceConversations(ChannelId channel, long atNanos, Map<Integer, List<ConversationRow>> rows) {
    public DeviceConversations {
        rows = Map.copyOf(rows);
    }

    /// Reads a channel. Not for the FX thread.
    ///
    /// @param nanos the moment, ns since 1970
    /// @param devices indices of the participants
    /// @throws IOException when the recording cannot be read
    public static DeviceConversations of(Session session, ChannelId channel, long nanos, Collection<Integer> devices)
            throws IOException {
        var state = session.channel(channel, nanos);
        var timeline = session.timeline();
        var rows = new LinkedHashMap<Integer, List<ConversationRow>>();
        for (int participant : devices) {
            var device = AsDevice.of(session, timeline, state, participant);
            rows.put(participant, device == null ? List.of() : ConversationRows.of(timeline, state, device));
        }
        return new DeviceConversations(channel, nanos, rows);
    }
}
