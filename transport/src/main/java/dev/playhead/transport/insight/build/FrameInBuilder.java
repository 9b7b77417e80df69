package dev.playhead.transport.insight.build;

import static dev.playhead.transport.insight.build.FrameOutBuilder.word;
import static dev.playhead.transport.insight.build.Indices.channel;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import org.jspecify.annotations.Nullable;

/// Folds what clients send: what they ask for waits for the broker's word.
final class FrameInBuilder {
    private final Indices indices;
    private final PresenceBuilder presence;

    FrameInBuilder(Indices indices, PresenceBuilder presence) {
        this.indices = indices;
        this.presence = presence;
    }

    /// @param frame what the bytes say; null when nobody can read them
    void arrived(Entry.FrameIn e, @Nullable ProtocolMessage frame) {
        int participant = indices.participants.of(e.transport());
        var channel = channel(indices.participants.app(e.transport()), e.channel());
        var action = frame == null ? null : frame.action();
        int version = 0;
        var kind = frame == null ? "unreadable" : word(frame);
        if (frame != null && (frame.msgSerial() != null || action == Action.MESSAGE)) {
            indices.answers.arrived(e, frame);
        }
        if (frame != null && action == Action.MESSAGE && frame.messages() != null && channel != null) {
            var publishes = indices.publishes;
            kind = PublishIndex.kind(frame.messages());
            version = indices.versionOf(channel, frame.messages())
                    + publishes.waitingAppends(channel, frame.messages())
                    + 1;
            if (participant >= 0) {
                publishes.arrived(e.position(), participant, channel, frame.messages(), e.atNanos());
            }
        } else if (frame != null && action == Action.OBJECT && channel != null) {
            objectsArrived(e.position(), channel, frame);
        } else if (frame != null && action == Action.PRESENCE) {
            presence.arrived(e.position(), indices.connections.of(e.transport()), frame);
        } else if (frame != null && action == Action.ATTACH) {
            indices.attaches.arrived(e.position(), e.transport(), e.channel(), frame.channelSerial());
            indices.connectionTracks.asked(e.transport(), frame, e.atNanos(), indices.frames.size());
        } else if (action == Action.CLOSE && participant >= 0) {
            saidClose(e, participant);
        }
        indices.row(
                e.position(),
                e.atNanos(),
                0,
                Frames.Way.IN,
                kind,
                participant,
                channel,
                version,
                e.payload().length,
                0);
        var connection = indices.connections.of(e.transport());
        if (frame != null && indices.resends.arrived(e.position(), participant, connection, frame)) {
            indices.frames.resent();
        }
    }

    private void objectsArrived(long position, ChannelId channel, ProtocolMessage frame) {
        if (frame.state() != null) {
            indices.objects.arrived(position, channel, frame.state());
        }
    }

    private void saidClose(Entry.FrameIn e, int participant) {
        indices.tracks.of(participant).saidClose();
        var connection = indices.connections.of(e.transport());
        if (connection != null) {
            indices.members.gone(connection.value(), e.atNanos());
        }
    }
}
