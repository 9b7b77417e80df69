package dev.playhead.transport.core;

/// What a connection is attached to.
///
/// @param key of the channel among those of all apps
/// @param name by which the client knows it, which may have a qualifier in front
record Attached(String key, String name) {
    static Attached of(Channel channel, Attachment attachment) {
        return new Attached(channel.key(), attachment.channelName());
    }
}
