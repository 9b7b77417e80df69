package dev.playhead.transport.insight.build;

import static dev.playhead.transport.insight.build.Indices.channel;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds what the broker sends, and what it would have sent to those who are away.
final class FrameOutBuilder {
    private final Indices indices;
    private final PresenceBuilder presence;
    private final AnswerBuilder answers;

    FrameOutBuilder(Indices indices, PresenceBuilder presence, AnswerBuilder answers) {
        this.indices = indices;
        this.presence = presence;
        this.answers = answers;
    }

    /// Returns what the frames table calls a frame.
    static String word(ProtocolMessage frame) {
        var action = frame.action();
        return action == null ? "unknown " + frame.actionCode() : action.name();
    }

    void sent(Entry.FrameOut e, ProtocolMessage frame) {
        // A channel belongs to one app, and so do all who are sent something on it.
        var app = e.to().isEmpty() ? "" : indices.participants.app(e.to().getFirst());
        var channel = channel(app, e.channel());
        answered(e, frame, app);
        content(e, frame, channel);
        boolean message = frame.action() == Action.MESSAGE;
        boolean replay = message && indices.attaches.isAttach(e.cause());
        int version = message ? indices.versionOf(channel, frame.messages()) : 0;
        for (var transport : e.to()) {
            int participant = indices.participants.of(transport);
            indices.row(
                    e.position(),
                    e.atNanos(),
                    transport.value(),
                    Frames.Way.OUT,
                    word(frame),
                    participant,
                    channel,
                    version,
                    e.payload().length,
                    frame.error() == null ? 0 : frame.error().code());
            if (replay) {
                indices.frames.replayed();
            }
            if (participant >= 0) {
                reached(e, frame, channel, transport, participant, replay);
            }
            indices.attachments.said(participant, channel, frame, e.atNanos());
            indices.objects.said(participant, channel, frame, e.atNanos());
            indices.connectionTracks.said(transport, frame, e.atNanos(), indices.frames.size() - 1);
        }
    }

    private void answered(Entry.FrameOut e, ProtocolMessage frame, String app) {
        var action = frame.action();
        if (action == Action.CONNECTED && frame.connectionId() != null) {
            connected(e, new ConnectionId(frame.connectionId()), frame.error() != null);
        } else if (action == Action.ACK) {
            var connection = e.to().isEmpty() ? null : indices.connections.of(e.to().getFirst());
            answers.acknowledged(e, frame, connection, app);
        } else if (action == Action.NACK) {
            answers.refused(e, frame);
        } else if (action == Action.DISCONNECTED) {
            e.to().forEach(indices.ends::disconnected);
        }
        answers.said(e, frame);
    }

    private void connected(Entry.FrameOut e, ConnectionId connection, boolean lostContinuity) {
        for (var transport : e.to()) {
            indices.connections.connected(transport, connection);
            var before = indices.participants.transportOf(connection);
            int participant = indices.participants.connected(transport, connection);
            if (before != null && !before.equals(transport)) {
                replaced(participant, before, e.atNanos());
            }
            indices.tracks.of(participant).connected(e.atNanos(), indices.participants.via(transport));
            // The row of this CONNECTED follows: it goes to one transport.
            indices.connectionTracks.connected(transport, connection, participant, e.atNanos(), indices.frames.size());
            indices.members.seen(participant, true, e.atNanos());
            indices.runs.agentMoved(participant);
            if (lostContinuity) {
                indices.resends.continuityLost(participant);
            }
        }
    }

    // A newer transport takes over: the older one was lost, whenever its end is seen, and every attachment with it.
    // When a
    // fault has broken it, it was lost by that.
    private void replaced(int participant, TransportId older, long nanos) {
        indices.gaps.ended(participant, older, false, nanos);
        indices.tracks.of(participant).lost(nanos, indices.ends.brokenBy(older), false);
        indices.attachments.lost(participant, nanos);
    }

    private void content(Entry.FrameOut e, ProtocolMessage frame, @Nullable ChannelId channel) {
        if (frame.action() == Action.PRESENCE || frame.action() == Action.SYNC) {
            presence.sent(frame, channel, e.atNanos());
        }
        indices.objects.handedOn(e.cause(), channel, frame, e.atNanos());
        if (frame.action() == Action.MESSAGE && frame.messages() != null) {
            indices.publishes.handedOn(e.cause(), frame.messages());
            indices.channels.carried(channel, frame.messages(), e.position(), e.atNanos());
        }
    }

    private void reached(
            Entry.FrameOut e,
            ProtocolMessage frame,
            @Nullable ChannelId channel,
            TransportId transport,
            int participant,
            boolean replay) {
        var action = frame.action();
        if (action == Action.MESSAGE || action == Action.PRESENCE) {
            indices.tracks.of(participant).handed(e.atNanos(), replay);
            if (channel != null && frame.messages() != null) {
                indices.gaps.sent(participant, channel, frame.messages(), e.atNanos());
            }
        } else if (action == Action.ATTACHED) {
            boolean resumed = frame.has(Flag.RESUMED);
            indices.tracks.of(participant).attached(e.atNanos(), resumed);
            if (channel != null) {
                boolean asked = indices.attaches.isContinuing(e.cause());
                indices.gaps.attached(participant, transport, channel, resumed, asked, frame.error(), e.atNanos());
            }
        } else if (action == Action.DETACHED && channel != null) {
            indices.gaps.detached(participant, transport, channel);
        }
    }

    // What a fault does not let a publisher know, or not yet, is stored all the same.
    private void stored(
            EffectEntry e,
            @Nullable String channel,
            byte[] payload,
            ConnectionId to,
            ProtocolMessage frame,
            String app) {
        var transport = indices.participants.transportOf(to);
        if (transport != null) {
            var answer = new Entry.FrameOut(
                    e.position(), e.atNanos(), e.cause(), List.of(transport), channel, Format.JSON, payload);
            answers.acknowledged(answer, frame, to, app);
        }
    }

    /// Folds a frame that waits at a breakpoint on its way to a client: what it tells of the broker is so already.
    void held(Entry.FrameHeld e, ProtocolMessage frame) {
        var connection = e.hold().connection();
        var app = indices.participants.app(indices.participants.of(connection));
        var channel = channel(app, e.hold().channel());
        indices.objects.handedOn(e.cause(), channel, frame, e.atNanos());
        if (frame.action() == Action.ACK) {
            stored(e, e.hold().channel(), e.payload(), connection, frame, app);
        } else if (frame.action() == Action.PRESENCE) {
            presence.sent(frame, channel, e.atNanos());
        } else if (frame.action() == Action.MESSAGE && frame.messages() != null) {
            indices.publishes.handedOn(e.cause(), frame.messages());
            indices.channels.undelivered(channel, frame.messages(), e.atNanos());
        }
    }

    /// Folds a frame that some connections were not sent, or, without connections, one of a client that the
    /// broker did not hear.
    void undelivered(Entry.FrameUndelivered e, ProtocolMessage frame) {
        if (e.from().isEmpty()) {
            indices.faults.kept(e.cause(), e.rule());
            return;
        }
        var app = e.from().isEmpty()
                ? ""
                : indices.participants.app(indices.participants.of(e.from().getFirst()));
        var channel = channel(app, e.channel());
        if (frame.action() == Action.ACK) {
            e.from().forEach(connection -> stored(e, e.channel(), e.payload(), connection, frame, app));
        } else if (frame.action() == Action.PRESENCE) {
            presence.sent(frame, channel, e.atNanos());
        } else if (frame.messages() != null) {
            indices.publishes.handedOn(e.cause(), frame.messages());
            indices.channels.undelivered(channel, frame.messages(), e.atNanos());
        }
        indices.objects.handedOn(e.cause(), channel, frame, e.atNanos());
        int version = indices.versionOf(channel, frame.messages());
        for (var connection : e.from()) {
            int participant = indices.participants.of(connection);
            indices.row(
                    e.position(),
                    e.atNanos(),
                    0,
                    Frames.Way.UNDELIVERED,
                    word(frame),
                    participant,
                    channel,
                    version,
                    e.payload().length,
                    0);
            indices.objects.missed(participant, channel, frame, e.rule());
            // Operations on objects are never replayed: whoever comes back is told the state they led to.
            if (participant >= 0 && frame.action() != Action.OBJECT) {
                indices.tracks.of(participant).missed(e.atNanos(), e.payload().length);
            }
        }
    }
}
