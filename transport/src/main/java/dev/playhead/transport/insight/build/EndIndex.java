package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ends of transports, and who came and was turned away.
final class EndIndex {
    private final Map<TransportId, RuleId> broken = new HashMap<>();
    private final Map<TransportId, CloseReason> closes = new HashMap<>();
    // Where its handshake stands, by transport.
    private final LongTable turnedAway = new LongTable();
    private final Set<TransportId> disconnected = new HashSet<>(); // looked up only, never iterated
    private final List<ConnectionEnd> ends = new ArrayList<>();
    private final LongTable byEntry = new LongTable();
    private final Map<Integer, VersionedList<ConnectionEnd>> byParticipant = new HashMap<>(); // never iterated

    /// The credentials of a handshake may have been refused; the broker says so in a frame and closes.
    void opened(Entry.Opened e) {
        if (e.handshake().refusal() != null) {
            turnedAway.put(e.transport().value(), e.position());
        }
    }

    void effect(Entry.TransportEffect e) {
        switch (e.act()) {
            case Entry.Act.Reset() -> brokenBy(e.transport(), e.rule());
            case Entry.Act.Close(var code, var reason) -> {
                brokenBy(e.transport(), e.rule());
                closes.putIfAbsent(e.transport(), new CloseReason(CloseReason.Kind.BROKER_CLOSED, code, reason));
            }
            case Entry.Act.Delay _ -> {}
        }
    }

    private void brokenBy(TransportId transport, @Nullable RuleId rule) {
        if (rule != null) {
            broken.putIfAbsent(transport, rule);
        }
    }

    /// The broker said DISCONNECTED: it will close the transport, and keeps the connection for its client to
    /// come back (RTN15h).
    void disconnected(TransportId transport) {
        disconnected.add(transport);
    }

    /// Returns whether the transport that the entry tells of was ended on purpose, so that nobody has to come
    /// back.
    boolean isMeant(Entry.Closed e) {
        boolean comesBack = disconnected.remove(e.transport());
        if (broken.containsKey(e.transport())) {
            return false;
        }
        return switch (e.reason().kind()) {
            case BROKER_STOPPED -> true;
            case BROKER_CLOSED -> !comesBack;
            case CLIENT_CLOSED, CLIENT_LEFT, LOST, TIMED_OUT, PROTOCOL_ERROR, BROKER_FAILED, CUT, SLOW_CONSUMER ->
                false;
        };
    }

    /// The rule that has broken a transport whose end was not seen yet; null when none has.
    @Nullable
    RuleId brokenBy(TransportId transport) {
        return broken.get(transport);
    }

    /// @param participant index of the participant whose transport it was; -1 when it never became a
    /// connection
    ConnectionEnd closed(Entry.Closed e, int participant) {
        var rule = broken.remove(e.transport());
        var announced = closes.remove(e.transport());
        var reason = e.reason();
        boolean plain = reason.code() == 0 && reason.text().isEmpty();
        if (announced != null && plain && reason.kind() == CloseReason.Kind.BROKER_CLOSED) {
            reason = announced;
        }
        if (rule != null
                && reason.kind() == CloseReason.Kind.BROKER_STOPPED) { // as its code has it, which a rule chose
            reason = new CloseReason(CloseReason.Kind.BROKER_CLOSED, reason.code(), reason.text());
        }
        var end = new ConnectionEnd(e.atNanos(), reason, rule);
        byEntry.put(e.position(), ends.size());
        ends.add(end);
        if (participant >= 0) {
            byParticipant
                    .computeIfAbsent(participant, key -> new VersionedList<>())
                    .add(end);
        }
        return end;
    }

    /// The end that the entry at `position` tells of; null for other entries.
    @Nullable
    ConnectionEnd at(long position) {
        int index = (int) byEntry.get(position, -1);
        return index < 0 ? null : ends.get(index);
    }

    /// Position of the entry with the handshake of somebody whose credentials were refused; -1 for everybody
    /// else.
    long turnedAway(TransportId transport) {
        return turnedAway.get(transport.value(), -1);
    }

    List<ConnectionEnd> of(int participant) {
        var all = byParticipant.get(participant);
        return all == null ? List.of() : all.view();
    }
}
