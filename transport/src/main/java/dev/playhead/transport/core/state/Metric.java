package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.ChannelMode;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Figures of occupancy besides connections: attachments by what they may do, and members.
public enum Metric {
    PUBLISHERS("publishers", ChannelMode.PUBLISH),
    SUBSCRIBERS("subscribers", ChannelMode.SUBSCRIBE),
    PRESENCE_CONNECTIONS("presenceConnections", ChannelMode.PRESENCE),
    PRESENCE_MEMBERS("presenceMembers", null),
    PRESENCE_SUBSCRIBERS("presenceSubscribers", ChannelMode.PRESENCE_SUBSCRIBE),
    OBJECT_PUBLISHERS("objectPublishers", ChannelMode.OBJECT_PUBLISH),
    OBJECT_SUBSCRIBERS("objectSubscribers", ChannelMode.OBJECT_SUBSCRIBE);

    public final String word;
    private final @Nullable ChannelMode mode;

    Metric(String word, @Nullable ChannelMode mode) {
        this.word = word;
        this.mode = mode;
    }

    static boolean isWord(String word) {
        return word.equals("connections") || Arrays.stream(values()).anyMatch(m -> m.word.equals(word));
    }

    /// Returns the number of connections that have such an attachment: one that attached by two names counts
    /// once.
    public static int connections(Channel channel, Predicate<Attachment> counts) {
        var connections = channel.attachments().stream().filter(counts).map(Attachment::connection);
        return (int) (channel.hasOtherNames() ? connections.distinct() : connections).count();
    }

    public int count(Channel channel) {
        if (mode == null) {
            return channel.members().size();
        }
        return connections(channel, attachment -> attachment.may(mode));
    }
}
