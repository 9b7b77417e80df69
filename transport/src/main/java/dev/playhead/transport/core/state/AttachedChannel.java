package dev.playhead.transport.core.state;

/// A channel that a connection is attached to. Immutable.
///
/// @param key of the channel among those of all apps
/// @param name by which the client knows it, which may have a qualifier in front
public record AttachedChannel(String key, String name) {
    public static AttachedChannel of(Channel channel, Attachment attachment) {
        return new AttachedChannel(channel.key(), attachment.channelName());
    }
}
