package dev.playhead.transport.conversation;

import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelId;
import java.util.List;

/// One channel at a moment. Immutable.
///
/// @param conversation what the server held, read as a conversation
/// @param holdings what the devices held of its messages
public record ChannelState(Conversation conversation, ChannelHoldings holdings) {
    /// A channel of which nothing is known.
    public static ChannelState empty(ChannelId channel, long atNanos) {
        return new ChannelState(Conversation.of(channel, atNanos, 0, List.of()), ChannelHoldings.NONE);
    }
}
