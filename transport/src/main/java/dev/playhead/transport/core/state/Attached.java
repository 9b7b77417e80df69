package dev.playhead.transport.core.state;

/// What a connection is attached to.
///
/// @param key of the channel among those of all apps
/// @param name by which the client knows it, which may have a qualifier in front
public record Attached(String key, String name) {
    public static Attached of(Channel channel, Attachment attachment) {
        return new Attached(channel.key(), attachment.channelName());
    }
}
