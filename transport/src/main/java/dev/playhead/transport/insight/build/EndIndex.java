package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How transports ended, and who came and was turned away.
final class EndIndex {
    private final Map<TransportId, RuleId> resets = new HashMap<>();
    private final Map<TransportId, CloseReason> closes = new HashMap<>();
    private final Map<TransportId, Handshake> turnedAway = new HashMap<>();
    private final Map<Long, ConnectionEnd> byEntry = new HashMap<>(); // looked up only, never iterated
    private final Map<Integer, List<ConnectionEnd>> byParty = new HashMap<>(); // looked up only, never iterated

    /// The credentials of a handshake may have been refused; the broker says so in a frame and closes.
    void opened(TransportId transport, Handshake handshake) {
        if (handshake.refusal() != null) {
            turnedAway.put(transport, handshake);
        }
    }

    void effect(Entry.TransportEffect e) {
        switch (e.act()) {
            case Entry.Act.Reset() -> {
                if (e.rule() != null) {
                    resets.put(e.transport(), e.rule());
                }
            }
            case Entry.Act.Close(var code, var reason) ->
                closes.putIfAbsent(e.transport(), new CloseReason(CloseReason.Kind.BROKER_CLOSED, code, reason));
            case Entry.Act.Delay(var latencyMs) -> {}
        }
    }

    /// @param participant index of the participant whose transport it was; -1 when it never became a connection
    ConnectionEnd closed(Entry.Closed e, int participant) {
        var rule = resets.remove(e.transport());
        var announced = closes.remove(e.transport());
        var reason = e.reason();
        boolean plain = reason.code() == 0 && reason.text().isEmpty();
        if (announced != null && plain && reason.kind() == CloseReason.Kind.BROKER_CLOSED) {
            reason = announced;
        }
        var end = new ConnectionEnd(e.atNanos(), reason, rule);
        byEntry.put(e.position(), end);
        if (participant >= 0) {
            byParty.computeIfAbsent(participant, key -> new ArrayList<>()).add(end);
        }
        return end;
    }

    /// The end that the entry at `position` tells of; null for other entries.
    @Nullable
    ConnectionEnd at(long position) {
        return byEntry.get(position);
    }

    /// What somebody said of themselves whose credentials were refused; null for everybody else.
    @Nullable
    Handshake turnedAway(TransportId transport) {
        return turnedAway.get(transport);
    }

    List<ConnectionEnd> of(int participant) {
        return byParty.getOrDefault(participant, List.of());
    }
}
