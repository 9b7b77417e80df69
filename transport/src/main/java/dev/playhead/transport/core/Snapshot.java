package dev.playhead.transport.core;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ObjectMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a broker remembers when it ends: its channels with their messages and objects. Connections, attachments and
/// members end with the process.
///
/// @param series the series of all its serials; the next life of the broker goes on with it
public record Snapshot(String series, List<ChannelMemory> channels) {
    public Snapshot {
        channels = List.copyOf(channels);
    }

    /// @param lastSerial the end of the channel
    /// @param messages in order of creation
    /// @param objects state of its LiveObjects as a sync would tell it; empty when it has none
    public record ChannelMemory(
            String name, String lastSerial, List<MessageMemory> messages, List<ObjectMessage> objects) {
        public ChannelMemory {
            messages = List.copyOf(messages);
            objects = List.copyOf(objects);
        }
    }

    /// @param lastChange channel serial of its last change
    /// @param versions oldest first; the last is the current state; runs of appends are one version
    /// @param annotations what was said about it, in the channel's order
    /// @param lastSummary channel serial of the last change of its summary; null when it has none
    public record MessageMemory(
            String lastChange,
            List<Message> versions,
            List<Annotation> annotations,
            @Nullable String lastSummary) {
        public MessageMemory {
            versions = List.copyOf(versions);
            annotations = List.copyOf(annotations);
        }

        /// A message that nobody has said anything about.
        public MessageMemory(String lastChange, List<Message> versions) {
            this(lastChange, versions, List.of(), null);
        }
    }
}
