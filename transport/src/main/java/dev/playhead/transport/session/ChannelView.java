package dev.playhead.transport.session;

import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;

/// A channel as it stands: for the screens that show the server's truth.
///
/// @param app the provisioned app it belongs to; empty for the shared one
/// @param messages each in its current state, in order of creation
/// @param members the presence set, in order of entering
/// @param lastSerial the end of the channel
public record ChannelView(
        String app, String name, List<Message> messages, List<PresenceMessage> members, String lastSerial) {
    public ChannelView {
        messages = List.copyOf(messages);
        members = List.copyOf(members);
    }
}
