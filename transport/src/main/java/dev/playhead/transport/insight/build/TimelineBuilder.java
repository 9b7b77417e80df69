package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Settlement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a log in order and knows what they mean: the one place where a recording becomes a
/// [Timeline]. The state of the broker itself is not its business; that comes from the core.
/// Safe for use by many threads: every call holds its lock for a short time.
public final class TimelineBuilder {
    final Indices indices = new Indices();
    private final PresenceBuilder presence = new PresenceBuilder(indices.participants, indices.members);
    private final AnswerBuilder answering =
            new AnswerBuilder(indices.answers, indices.publishes, indices.objects, presence, indices.refusals);
    private final FrameInBuilder framesIn = new FrameInBuilder(indices, presence);
    private final FrameOutBuilder framesOut = new FrameOutBuilder(indices, presence, answering);
    private final TransportBuilder transports = new TransportBuilder(indices, answering);
    private final RestBuilder rest = new RestBuilder(
            indices.participants,
            indices.channels,
            indices.publishes,
            indices.frames,
            indices.refusals,
            indices.gaps,
            indices.objects);
    private long ttlNanos = BrokerSettings.DEFAULT.connectionStateTtlMs() * 1_000_000;
    private long startNanos;
    private long endNanos;
    private long shownNanos;
    private long entries;

    /// Takes the next entry and what its bytes say.
    public synchronized void accept(Entry entry, Decoded decoded) {
        if (entries++ == 0) {
            startNanos = entry.atNanos();
        }
        endNanos = Math.max(endNanos, entry.atNanos());
        take(entry, decoded);
    }

    private void take(Entry entry, Decoded decoded) {
        long at = entry.atNanos();
        var frame = decoded instanceof Decoded.Frame(var message) ? message : null;
        switch (entry) {
            case Entry.Opened e -> transports.opened(e);
            case Entry.FrameIn e -> framesIn.arrived(e, frame);
            case Entry.FrameOut e -> {
                if (frame != null) {
                    framesOut.sent(e, frame);
                }
            }
            case Entry.FrameUndelivered e -> {
                if (frame != null) {
                    framesOut.undelivered(e, frame);
                }
            }
            case Entry.RestIn e -> rest.in(e, decoded);
            case Entry.RestOut e -> rest.out(e, decoded);
            case Entry.TransportEffect e -> transports.effect(e);
            case Entry.Reauthenticated e -> indices.connectionTracks.reauthenticated(e);
            case Entry.LimitsSet e -> {}
            case Entry.Closed e -> transports.closed(e);
            case Entry.TimerFired e -> transports.fired(e.timer(), at);
            case Entry.RuleSet e -> indices.faults.set(e.rule(), at);
            case Entry.FrameHeld e -> held(e, frame);
            case Entry.HeldEnded e -> heldEnded(e);
            case Entry.HeldSettled e -> {}
            case Entry.RuleCleared e -> indices.faults.cleared(e.rule(), at);
            case Entry.Written e -> e.receipts().forEach(indices.tracks::written);
            case Entry.Started e -> started(e);
            case Entry.Keyframe e -> {}
            case Entry.Stopping e -> {}
            case Entry.Rejected e -> transports.rejected(e);
            case Entry.Earlier e -> take(e.entry(), decoded);
            case Entry.Note e -> {}
            case Entry.Foreign e -> {}
        }
    }

    private void held(Entry.FrameHeld e, @Nullable ProtocolMessage frame) {
        indices.held.held(e, frame, indices.participants.of(e.hold().connection()));
        if (e.hold().toClient() && frame != null) {
            framesOut.held(e, frame);
        }
    }

    // What a client has sent and the broker has not heard as it was is the breakpoint's doing.
    private void heldEnded(Entry.HeldEnded e) {
        var track = indices.held.waiting(e.held());
        long arrival = indices.held.ended(e.held(), e.how(), e.atNanos());
        if (track != null && arrival >= 0 && (e.how() == Settlement.DROPPED || e.how() == Settlement.EDITED)) {
            indices.faults.kept(arrival, track.hold().rule());
        }
    }

    private void started(Entry.Started e) {
        try {
            ttlNanos = BrokerSettings.of(e.settings()).connectionStateTtlMs() * 1_000_000;
        } catch (IllegalArgumentException unknown) {
            // It stays what the service has; whoever runs the log again says what is wrong with it.
        }
        indices.gaps.started(e.atNanos(), ttlNanos);
        indices.connectionTracks.started(ttlNanos);
    }

    /// All of it as it stands at `nowNanos` (ns since 1970), or at the last moment that is known when that is
    /// later. Costs what has changed since the last time, however much there is.
    public synchronized Timeline timeline(long nowNanos) {
        shownNanos = Math.max(shownNanos, Math.max(endNanos, nowNanos));
        var columns = indices.frames.published();
        return new Timeline(
                startNanos,
                Math.max(endNanos, nowNanos),
                entries,
                columns,
                indices.participants.published(),
                indices.runs.published(indices.tracks::isGone, shownNanos),
                indices.tracks.published(indices.gaps, indices.ends),
                indices.channels.published(),
                indices.members.published(),
                indices.faults.published(indices.participants),
                indices.held.published(),
                rest.published(),
                indices.connectionTracks.published(),
                indices.objects.published(),
                columns);
    }

    /// Returns how every participant stood at a moment, ns since 1970.
    public synchronized List<ConnectionStatus> connectionStatuses(long nanos) {
        return indices.tracks.connectionStatuses(indices.faults, nanos, ttlNanos);
    }

    /// The message that the stage shows at a moment; empty when there is none yet.
    public synchronized Optional<FocusedMessage> subject(long nanos) {
        return Optional.ofNullable(indices.channels.focus(nanos))
                .map(message -> message.focused(indices.channels.id(message.channel), nanos));
    }

    /// Returns how a participant stood to the channel of a message that was sent to it as a whole or not, if
    /// it was meant for it.
    public synchronized AttachmentStatus attachmentStatus(
            int participant, FocusedMessage subject, boolean isWhole, boolean isNamed, long nanos) {
        boolean gone = indices.tracks.isClosedAt(participant, nanos);
        return gone ? AttachmentStatus.GONE : indices.attachments.status(participant, subject, isWhole, isNamed, nanos);
    }

    /// Returns since when a participant has been attached to a channel at a moment, ns since 1970;
    /// `Long.MAX_VALUE` when it is not.
    public synchronized long attachedSince(int participant, ChannelId channel, long nanos) {
        return indices.attachments.since(participant, channel, nanos);
    }

    /// Positions of the entries that carried a message to somebody, from the `from`th on.
    public synchronized long[] carriers(ChannelId channel, String serial, int from) {
        return indices.channels.carriers(channel, serial, from);
    }

    /// Positions of the entries that brought the versions of a message, in order; -1 where that is not in the
    /// log.
    public synchronized long[] broughtBy(ChannelId channel, String serial) {
        return indices.channels.broughtBy(channel, serial);
    }

    /// Returns how many versions of a message were old enough at a moment that nobody could rightly lack
    /// them.
    public synchronized int versionAt(ChannelId channel, String serial, long nanos) {
        return indices.channels.versionAt(channel, serial, nanos);
    }

    /// Position of the input at which the broker handed on what arrived at `position`: the same, or a later
    /// one.
    public synchronized long handedOnAt(long position) {
        return indices.answers.handedOnAt(position);
    }

    /// Position of the input of which the answer to what arrived at `position` came: itself, or a later one.
    public synchronized long answeredAt(long position) {
        return indices.answers.answeredAt(position);
    }

    /// Position of what the answer at `position` answers: what it follows from, or something earlier.
    ///
    /// @param cause position of what it follows from
    public synchronized long asked(long position, long cause) {
        return indices.answers.asked(position, cause);
    }

    /// Position of the last entry that repeats the one at `position`; -1 when none does.
    public synchronized long lastSent(long position) {
        return indices.resends.last(position);
    }

    /// Position of the entry that says why the broker refused what arrived at `position`; -1 when it did not.
    public synchronized long refusal(long position) {
        return indices.refusals.reason(position);
    }

    /// Returns how the transport ended whose end is told by the entry at `position`; empty for other entries.
    public synchronized Optional<ConnectionEnd> end(long position) {
        return Optional.ofNullable(indices.ends.at(position));
    }

    /// Position of the entry with the handshake of somebody whose credentials were refused; -1 for everybody
    /// else.
    public synchronized long turnedAway(TransportId transport) {
        return indices.ends.turnedAway(transport);
    }

    /// Position of the entry that first brought what the one at `position` repeats; -1 when that is not
    /// known, or when it repeats nothing.
    public synchronized long firstSent(long position) {
        return indices.resends.first(position);
    }

    /// One of the participants, by its index in the timeline.
    public synchronized Participant participant(int index) {
        return indices.participants.participant(index);
    }

    /// Index of the participant that a transport belongs to; -1 when nobody knows it.
    public synchronized int participantOf(TransportId transport) {
        return indices.participants.of(transport);
    }

    /// Index of the participant that a connection belongs to; -1 when nobody knows it.
    public synchronized int participantOf(ConnectionId connection) {
        return indices.participants.of(connection);
    }

    /// Returns the transport of a connection; empty when it has none.
    public synchronized Optional<TransportId> transportOf(ConnectionId connection) {
        return Optional.ofNullable(indices.participants.transportOf(connection));
    }

    /// Index of whoever sent what arrived in the entry at `position`; -1 when nobody knows it.
    public synchronized int senderOf(long position) {
        int row = indices.frames.firstOf(position);
        return indices.frames.isArrival(row, position) ? indices.frames.participant(row) : -1;
    }

    /// The run that a message belongs to when somebody has stopped it; empty for all others.
    public synchronized Optional<Run> stoppedRun(ChannelId channel, String serial) {
        var message = indices.channels.message(channel, serial);
        return message == null ? Optional.empty() : indices.runs.stopped(message.run, endNanos);
    }

    /// Returns what a fault must name to hit a participant and nobody else; empty for a participant that has
    /// no connection.
    public synchronized Optional<FaultRule.Target> target(int participant) {
        return indices.participants.target(participant);
    }

    /// Returns a rule that was set by its name; empty when there was none.
    public synchronized Optional<FaultRule> rule(RuleId id) {
        return Optional.ofNullable(indices.faults.rule(id));
    }

    /// Returns the rule that has kept from the broker what arrived at `position`, or has changed it; empty when
    /// none has.
    public synchronized Optional<FaultRule> keptBy(long position) {
        var id = indices.faults.keptBy(position);
        return id == null ? Optional.empty() : rule(id);
    }

    /// Returns how many messages had been edited by a moment.
    public synchronized int editedAt(long nanos) {
        return indices.channels.editedAt(nanos);
    }

    /// Returns how many of the runs of the last [#timeline] had started by a moment, ns since 1970.
    public synchronized int startedRuns(long nanos) {
        return indices.runs.startedBy(nanos);
    }

    /// Returns how many of the runs of the last [#timeline] went on at a moment, ns since 1970.
    public synchronized int activeRuns(long nanos) {
        return indices.runs.activeAt(nanos);
    }
}
