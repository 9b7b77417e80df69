package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.SocketEffect;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.session.TimerId;

/// Folds how transports come, are slowed and end, and when connections are over.
final class TransportBuilder {
    private final Indices indices;
    private final AnswerBuilder answers;

    TransportBuilder(Indices indices, AnswerBuilder answers) {
        this.indices = indices;
        this.answers = answers;
    }

    void opened(Entry.Opened e) {
        indices.participants.opened(e.transport(), e.handshake());
        indices.ends.opened(e);
        indices.connectionTracks.opened(e);
    }

    void effect(Entry.TransportEffect e) {
        indices.ends.effect(e);
        int participant = indices.participants.of(e.transport());
        if (e.act() instanceof Entry.Act.Delay(var latencyMs, var burstMs) && participant >= 0) {
            boolean silent = latencyMs >= SocketEffect.FOREVER_MS;
            indices.tracks.of(participant).delayed(e.atNanos(), silent ? 0 : latencyMs + burstMs, e.rule());
        }
    }

    void fired(TimerId timer, long nanos) {
        switch (timer.purpose()) {
            case PRESENCE_GONE -> indices.members.gone(timer.subject(), nanos);
            case CONNECTION_EXPIRED -> over(new ConnectionId(timer.subject()), nanos);
            case HEARTBEAT, TOKEN_ENDS, TOKEN_EXPIRED, REVOKED, OCCUPANCY, APPEND_WINDOW -> {}
        }
    }

    private void over(ConnectionId connection, long nanos) {
        indices.resends.ended(connection);
        indices.participants.expired(connection);
        indices.connectionTracks.over(connection, nanos);
    }

    void closed(Entry.Closed e) {
        int participant = indices.participants.of(e.transport());
        boolean meant = indices.ends.isMeant(e);
        var end = indices.ends.closed(e, participant);
        event(e.position(), e.atNanos(), "END", participant, end.error());
        indices.connectionTracks.closed(e.transport(), end);
        indices.tracks.touch(participant);
        boolean saidClose = participant >= 0 && indices.tracks.of(participant).hasSaidClose();
        indices.gaps.ended(participant, e.transport(), saidClose, e.atNanos());
        boolean current = participant >= 0 && indices.participants.isCurrent(e.transport());
        if (current) {
            indices.tracks.of(participant).lost(e.atNanos(), end.rule(), meant);
            indices.attachments.lost(participant, e.atNanos());
            indices.members.seen(participant, false, e.atNanos());
            indices.runs.agentMoved(participant);
        }
        indices.participants.closed(e.transport());
        indices.attaches.closed(e.transport());
        answers.closed(e.transport());
        var connection = indices.connections.closed(e.transport());
        if (current && saidClose && connection != null) {
            over(connection, e.atNanos());
            indices.resends.left(participant);
        }
    }

    void rejected(Entry.Rejected e) {
        // RFC 6455, section 7.4.1: what has no status failed at TLS, or ended without a word.
        int without = e.stage() == Entry.Stage.TLS ? 1015 : 1006;
        event(e.position(), e.atNanos(), "REJECTED", -1, e.status() == 0 ? without : e.status());
        indices.connectionTracks.rejected(e, indices.frames.size() - 1);
    }

    private void event(long position, long nanos, String kind, int participant, int error) {
        indices.row(position, nanos, 0, Frames.Way.EVENT, kind, participant, null, 0, 0, error);
    }
}
