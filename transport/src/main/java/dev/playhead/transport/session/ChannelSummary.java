package dev.playhead.transport.session;

import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;

/// A channel as it stands, without its messages. Made at a cost that does not grow with them.
///
/// @param app the provisioned app it belongs to; empty for the shared one
/// @param messages how many it has, deleted ones among them
/// @param deletedMessages how many of those are deleted
/// @param members the presence set, in order of entering
/// @param lastSerial the end of the channel
public record ChannelSummary(
        String app, String name, int messages, int deletedMessages, List<PresenceMessage> members, String lastSerial) {
    public ChannelSummary {
        members = List.copyOf(members);
    }
}
