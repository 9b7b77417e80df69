package dev.playhead.transport.core.state;

/// What a connection is attached to.
///
/// @param key of the channel among those of all apps
/// @param name by which the client knows it, which may have a qualifier in front
public record AttachedChannel(String key, String name) {
    public static AttachedChannel of(Channel channel, Attachment attachment) {
        return new AttachedChannel(channel.key(), attachment.channelName());
    }
}
