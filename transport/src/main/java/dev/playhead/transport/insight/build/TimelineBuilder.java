package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Reach;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a log in order and knows what they mean: the one place where a recording becomes a
/// [Timeline]. The state of the broker itself is not its business; that comes from the core.
/// Safe for use by many threads: every call holds its lock for a short time.
public final class TimelineBuilder {
    private final ParticipantIndex participants = new ParticipantIndex();
    private final ChannelIndex channels = new ChannelIndex();
    private final RunIndex runs = new RunIndex();
    private final MemberIndex members = new MemberIndex();
    private final FaultIndex faults = new FaultIndex();
    private final PublishIndex publishes = new PublishIndex(participants, channels, runs);
    private final AnswerIndex answers = new AnswerIndex();
    private final AttachmentIndex attachments = new AttachmentIndex();
    private final FrameColumns frames = new FrameColumns();
    private final RefusalIndex refusals = new RefusalIndex(frames);
    private final GapIndex gaps = new GapIndex(channels);
    private final ResendIndex resends = new ResendIndex();
    private final RestBuilder rest = new RestBuilder(participants, channels, publishes, frames, refusals, gaps);
    private final TrackIndex tracks = new TrackIndex(participants, frames);
    private final Map<TransportId, ConnectionId> connections = new HashMap<>();
    private final EndIndex ends = new EndIndex();
    private final PresenceBuilder presence = new PresenceBuilder(participants, members);
    private final AnswerBuilder answering = new AnswerBuilder(answers, publishes, presence, refusals);
    private final AttachRequests attaches = new AttachRequests();
    private long ttlNanos = BrokerSettings.DEFAULT.connectionStateTtlMs() * 1_000_000;
    private long startNanos;
    private long endNanos;
    private long entries;

    /// Takes the next entry and what its bytes say.
    public synchronized void accept(Entry entry, Decoded decoded) {
        if (entries++ == 0) {
            startNanos = entry.atNanos();
        }
        endNanos = Math.max(endNanos, entry.atNanos());
        long at = entry.atNanos();
        switch (entry) {
            case Entry.Opened e -> {
                participants.opened(e.transport(), e.handshake());
                ends.opened(e.transport(), e.handshake());
            }
            case Entry.FrameIn e -> frameIn(e, decoded instanceof Decoded.Frame(var frame) ? frame : null);
            case Entry.FrameOut e -> frameOut(e, decoded instanceof Decoded.Frame(var frame) ? frame : null);
            case Entry.FrameUndelivered e -> undelivered(e, decoded instanceof Decoded.Frame(var frame) ? frame : null);
            case Entry.RestIn e -> rest.in(e, decoded);
            case Entry.RestOut e -> rest.out(e, decoded);
            case Entry.TransportEffect e -> effect(e);
            case Entry.Reauthenticated e -> {}
            case Entry.LimitsSet e -> {}
            case Entry.Closed e -> closed(e);
            case Entry.TimerFired e -> {
                switch (e.timer().purpose()) {
                    case PRESENCE_GONE -> members.gone(e.timer().subject(), at);
                    case CONNECTION_EXPIRED,
                            HEARTBEAT,
                            TOKEN_ENDS,
                            TOKEN_EXPIRED,
                            REVOKED,
                            OCCUPANCY,
                            APPEND_WINDOW -> {}
                }
            }
            case Entry.RuleSet e -> faults.set(e.rule(), at);
            case Entry.RuleCleared e -> faults.cleared(e.rule(), at);
            case Entry.Written e -> e.receipts().forEach(tracks::written);
            case Entry.Started e -> started(e);
            case Entry.Keyframe e -> {}
            case Entry.Stopping e -> {}
            case Entry.Rejected e -> rejected(e);
            case Entry.Note e -> {}
            case Entry.Foreign e -> {}
        }
    }

    private void started(Entry.Started e) {
        try {
            ttlNanos = BrokerSettings.of(e.settings()).connectionStateTtlMs() * 1_000_000;
        } catch (IllegalArgumentException unknown) {
            // It stays what the service has; whoever runs the log again says what is wrong with it.
        }
        gaps.started(e.atNanos(), ttlNanos);
    }

    private TrackBuilder track(int participant) {
        return tracks.of(participant);
    }

    private void frameIn(Entry.FrameIn e, @Nullable ProtocolMessage frame) {
        int participant = participants.of(e.transport());
        var channel = channel(participants.app(e.transport()), e.channel());
        var action = frame == null ? null : frame.action();
        int version = 0;
        var kind = frame == null ? "unreadable" : word(frame);
        if (frame != null && (frame.msgSerial() != null || action == Action.MESSAGE)) {
            answers.arrived(e, frame);
        }
        if (frame != null && action == Action.MESSAGE && frame.messages() != null && channel != null) {
            kind = PublishIndex.kind(frame.messages());
            version = versionOf(channel, frame.messages()) + publishes.waitingAppends(channel, frame.messages()) + 1;
            if (participant >= 0) {
                publishes.arrived(e.position(), participant, channel, frame.messages(), e.atNanos());
            }
        } else if (frame != null && action == Action.PRESENCE) {
            presence.arrived(e.position(), frame);
        } else if (frame != null && action == Action.ATTACH) {
            attaches.arrived(e.position(), e.transport(), e.channel(), frame.channelSerial());
        } else if (action == Action.CLOSE && participant >= 0) {
            track(participant).saidClose();
            var connection = connections.get(e.transport());
            if (connection != null) {
                members.gone(connection.value(), e.atNanos());
            }
        }
        row(e.position(), e.atNanos(), 0, Frames.Way.IN, kind, participant, channel, version, e.payload().length, 0);
        if (frame != null && resends.arrived(e.position(), participant, connections.get(e.transport()), frame)) {
            frames.resent();
        }
    }

    private static @Nullable ChannelId channel(String app, @Nullable String name) {
        return name == null ? null : new ChannelId(app, name);
    }

    private int versionOf(@Nullable ChannelId channel, @Nullable List<Message> messages) {
        if (messages == null || messages.isEmpty()) {
            return 0;
        }
        var message = channels.message(channel, messages.getFirst().serial());
        return message == null ? 0 : message.version();
    }

    private static String word(ProtocolMessage frame) {
        var action = frame.action();
        return action == null ? "unknown " + frame.actionCode() : action.name();
    }

    private void frameOut(Entry.FrameOut e, @Nullable ProtocolMessage frame) {
        if (frame == null) {
            return;
        }
        // A channel belongs to one app, and so do all who are sent something on it.
        var app = e.to().isEmpty() ? "" : participants.app(e.to().getFirst());
        var channel = channel(app, e.channel());
        var action = frame.action();
        if (action == Action.CONNECTED && frame.connectionId() != null) {
            var connection = new ConnectionId(frame.connectionId());
            for (var transport : e.to()) {
                connections.put(transport, connection);
                int participant = participants.connected(transport, connection);
                track(participant).connected(e.atNanos(), participants.via(transport));
                members.seen(participant, true, e.atNanos());
                if (frame.error() != null) {
                    resends.continuityLost(participant);
                }
            }
        } else if (action == Action.ACK) {
            var connection = e.to().isEmpty() ? null : connections.get(e.to().getFirst());
            answering.acknowledged(e, frame, connection, app);
        } else if (action == Action.NACK) {
            answering.refused(answers.answered(e, frame), frame.error());
        }
        answering.said(e.cause(), frame);
        boolean content = action == Action.MESSAGE || action == Action.PRESENCE;
        boolean replay = action == Action.MESSAGE && attaches.isAttach(e.cause());
        if (replay) {
            tracks.replayed(e.position());
        }
        if (action == Action.PRESENCE) {
            presence.sent(frame, channel, e.atNanos());
        }
        if (action == Action.MESSAGE && frame.messages() != null) {
            publishes.handedOn(e.cause(), frame.messages());
        }
        int version = action == Action.MESSAGE ? versionOf(channel, frame.messages()) : 0;
        if (action == Action.MESSAGE && frame.messages() != null) {
            channels.carried(channel, frame.messages(), e.position(), e.atNanos());
        }
        for (var transport : e.to()) {
            int participant = participants.of(transport);
            row(
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
            if (participant >= 0 && content) {
                track(participant).handed(e.atNanos(), e.payload().length, replay);
                if (channel != null && frame.messages() != null) {
                    gaps.sent(participant, channel, frame.messages(), e.atNanos());
                }
            } else if (participant >= 0 && action == Action.ATTACHED) {
                track(participant).attached(e.atNanos(), frame.has(Flag.RESUMED));
                if (channel != null) {
                    boolean asked = attaches.isContinuing(e.cause());
                    gaps.attached(
                            participant,
                            transport,
                            channel,
                            frame.has(Flag.RESUMED),
                            asked,
                            frame.error(),
                            e.atNanos());
                }
            } else if (participant >= 0 && action == Action.DETACHED && channel != null) {
                gaps.detached(participant, transport, channel);
            }
            attachments.said(participant, channel, frame, e.atNanos());
        }
    }

    private void undelivered(Entry.FrameUndelivered e, @Nullable ProtocolMessage frame) {
        if (frame == null) {
            return;
        }
        var app = e.from().isEmpty()
                ? ""
                : participants.app(participants.of(e.from().getFirst()));
        var channel = channel(app, e.channel());
        if (frame.action() == Action.PRESENCE) {
            presence.sent(frame, channel, e.atNanos());
        } else if (frame.messages() != null) {
            publishes.handedOn(e.cause(), frame.messages());
            channels.undelivered(channel, frame.messages(), e.atNanos());
        }
        int version = versionOf(channel, frame.messages());
        for (var connection : e.from()) {
            int participant = participants.of(connection);
            row(
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
            // Operations on objects are never replayed: whoever comes back is told the state they led to.
            if (participant >= 0 && frame.action() != Action.OBJECT) {
                track(participant).missed(e.atNanos(), e.payload().length);
            }
        }
    }

    private void effect(Entry.TransportEffect e) {
        ends.effect(e);
        int participant = participants.of(e.transport());
        if (e.act() instanceof Entry.Act.Delay(var latencyMs) && participant >= 0) {
            track(participant).delayed(e.atNanos(), latencyMs, e.rule());
        }
    }

    private void closed(Entry.Closed e) {
        int participant = participants.of(e.transport());
        var end = ends.closed(e, participant);
        event(e.position(), e.atNanos(), "END", participant, end.error());
        gaps.ended(
                participant,
                e.transport(),
                participant >= 0 && track(participant).hasSaidClose(),
                e.atNanos());
        if (participant >= 0 && participants.isCurrent(e.transport())) {
            track(participant).lost(e.atNanos(), end.rule(), end.isMeant());
            attachments.lost(participant, e.atNanos());
            members.seen(participant, false, e.atNanos());
        }
        participants.closed(e.transport());
        attaches.closed(e.transport());
    }

    private void rejected(Entry.Rejected e) {
        // RFC 6455, section 7.4.1: what has no status failed at TLS, or ended without a word.
        int without = e.stage() == Entry.Stage.TLS ? 1015 : 1006;
        event(e.position(), e.atNanos(), "REJECTED", -1, e.status() == 0 ? without : e.status());
    }

    private void event(long position, long nanos, String kind, int participant, int error) {
        row(position, nanos, 0, Frames.Way.EVENT, kind, participant, null, 0, 0, error);
    }

    private void row(
            long position,
            long nanos,
            long transport,
            Frames.Way way,
            String kind,
            int participant,
            @Nullable ChannelId channel,
            int version,
            int bytes,
            int error) {
        frames.add(new FrameColumns.Row(
                position,
                nanos,
                nanos,
                transport,
                way,
                kind,
                participant,
                channels.index(channel),
                version,
                bytes,
                error));
    }

    /// All of it as it stands at `nowNanos` (ns since 1970), or at the last entry when that is later.
    public synchronized Timeline timeline(long nowNanos) {
        var columns = frames.published();
        return new Timeline(
                startNanos,
                Math.max(endNanos, nowNanos),
                entries,
                columns,
                participants.published(),
                runs.published(tracks::isGone, Math.max(endNanos, nowNanos)),
                tracks.published(gaps, ends),
                channels.published(),
                members.published(),
                faults.published(participants),
                rest.published(),
                columns);
    }

    /// How every participant stood at a moment, ns since 1970.
    public synchronized List<ConnectionStatus> connectionStatuses(long nanos) {
        return tracks.connectionStatuses(faults, nanos, ttlNanos);
    }

    /// The message that the stage shows at a moment; empty when there is none yet.
    public synchronized Optional<FocusedMessage> subject(long nanos) {
        return Optional.ofNullable(FocusIndex.at(channels.texts(), nanos))
                .map(message -> message.focused(channels.id(message.channel), nanos));
    }

    /// How a participant stood to the channel of a message that was sent to it as a whole or not, if it was meant for
    /// it.
    public synchronized Reach reach(
            int participant, FocusedMessage subject, boolean isWhole, boolean isNamed, long nanos) {
        boolean gone = tracks.of(participant).isClosedAt(nanos);
        return gone ? Reach.GONE : attachments.reach(participant, subject, isWhole, isNamed, nanos);
    }

    /// Since when a participant has been attached to a channel at a moment, ns since 1970; `Long.MAX_VALUE` when it is
    /// not.
    public synchronized long attachedSince(int participant, ChannelId channel, long nanos) {
        return attachments.since(participant, channel, nanos);
    }

    /// Positions of the entries that carried a message to somebody, from the `from`th on.
    public synchronized long[] carriers(ChannelId channel, String serial, int from) {
        return channels.carriers(channel, serial, from);
    }

    /// How many versions of a message were old enough at a moment that nobody could rightly lack them.
    public synchronized int versionAt(ChannelId channel, String serial, long nanos) {
        return channels.versionAt(channel, serial, nanos);
    }

    /// Position of the input at which the broker handed on what arrived at `position`: the same, or a later one.
    public synchronized long handedOnAt(long position) {
        return answers.handedOnAt(position);
    }

    /// Why the broker refused what arrived at `position`; empty when it did not.
    public synchronized Optional<ErrorInfo> refusal(long position) {
        return Optional.ofNullable(refusals.reason(position));
    }

    /// How the transport ended whose end is told by the entry at `position`; empty for other entries.
    public synchronized Optional<ConnectionEnd> end(long position) {
        return Optional.ofNullable(ends.at(position));
    }

    /// What somebody said of themselves whose credentials were refused; empty for everybody else.
    public synchronized Optional<Handshake> turnedAway(TransportId transport) {
        return Optional.ofNullable(ends.turnedAway(transport));
    }

    /// Position of the entry that first brought what the one at `position` repeats; -1 when that is not known, or when
    /// it repeats nothing.
    public synchronized long firstSent(long position) {
        return resends.first(position);
    }

    /// One of the participants, by its index in the timeline.
    public synchronized Participant participant(int index) {
        return participants.participant(index);
    }

    /// Index of the participant that a transport belongs to; -1 when nobody knows it.
    public synchronized int participantOf(TransportId transport) {
        return participants.of(transport);
    }

    /// Index of the participant that a connection belongs to; -1 when nobody knows it.
    public synchronized int participantOf(ConnectionId connection) {
        return participants.of(connection);
    }

    /// Index of whoever sent what arrived in the entry at `position`; -1 when nobody knows it.
    public synchronized int senderOf(long position) {
        int row = frames.firstOf(position);
        return frames.isArrival(row, position) ? frames.participant(row) : -1;
    }

    /// The run that a message belongs to when somebody has stopped it; empty for all others.
    public synchronized Optional<Run> stoppedRun(ChannelId channel, String serial) {
        var message = channels.message(channel, serial);
        return message == null ? Optional.empty() : runs.stopped(message.run, endNanos);
    }

    /// What a fault must name to hit a participant and nobody else; empty for a participant that has no connection.
    public synchronized Optional<FaultRule.Target> target(int participant) {
        return participants.target(participant);
    }

    /// How many messages had been edited by a moment.
    public synchronized int editedAt(long nanos) {
        return channels.editedAt(nanos);
    }
}
