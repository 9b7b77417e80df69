package dev.playhead.transport.simulation;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The status of every client, from what the broker was told and did: the same question as
/// `ConnectionStatus`, answered without a log.
final class ExpectedStatuses {
    private static final long TTL_NANOS = BrokerSettings.DEFAULT.connectionStateTtlMs() * 1_000_000;
    private static final long STALLED_NANOS = 3_000_000_000L;

    private final Map<TransportId, Leg> legs = new HashMap<>();
    private final Map<Integer, Leg> current = new TreeMap<>();
    private final Map<Integer, Away> away = new HashMap<>();
    private final Map<ConnectionId, Integer> participants = new HashMap<>();
    private final Set<RuleId> on = new HashSet<>();
    private final ToIntFunction<TransportId> identity;

    /// @param behind how many frames it misses
    record Expected(Set<State> states, int behind) {}

    /// @param identity says which participant a transport belongs to, once it is connected
    ExpectedStatuses(ToIntFunction<TransportId> identity) {
        this.identity = identity;
    }

    /// One transport.
    private static final class Leg {
        int participant = -1;
        boolean attached;
        boolean saidGoodbye;
        boolean ended;

        @Nullable
        RuleId cutBy;

        final Deque<Long> unwritten = new ArrayDeque<>();
    }

    private static final class Away {
        final long sinceNanos;
        final @Nullable RuleId rule;
        int missed;

        Away(long sinceNanos, @Nullable RuleId rule) {
            this.sinceNanos = sinceNanos;
            this.rule = rule;
        }
    }

    void note(Input input, List<Effect> effects, long nanos) {
        switch (input) {
            case Input.Opened(var at, var transport, var handshake) -> legs.put(transport, new Leg());
            case Input.RuleSet(var at, var rule) -> on.add(rule.id());
            case Input.RuleCleared(var at, var rule) -> on.remove(rule);
            case Input.Closed(var at, var transport, var reason) -> closed(leg(transport), nanos);
            default -> {}
        }
        for (var effect : effects) {
            switch (effect) {
                case Effect.Send(var to, var frame) -> to.forEach(id -> sent(id, frame, nanos));
                case Effect.Undelivered(var from, var frame, var rule) -> from.forEach(this::withheld);
                case Effect.Reset(var transport, var rule) -> leg(transport).cutBy = rule;
                default -> {}
            }
        }
    }

    private void sent(TransportId to, ProtocolMessage frame, long nanos) {
        var leg = leg(to);
        switch (Objects.requireNonNull(frame.action())) {
            case CONNECTED -> {
                leg.participant = identity.applyAsInt(to);
                var older = current.get(leg.participant);
                if (older != null && older != leg && !older.ended) {
                    closed(older, nanos);
                }
                current.put(leg.participant, leg);
                participants.put(new ConnectionId(Objects.requireNonNull(frame.connectionId())), leg.participant);
            }
            case ATTACHED -> {
                leg.attached = true;
                away.remove(leg.participant);
            }
            case CLOSED, ERROR -> leg.saidGoodbye = true;
            case MESSAGE, PRESENCE -> leg.unwritten.add(nanos);
            default -> {}
        }
    }

    private void withheld(ConnectionId connection) {
        var gone = away.get(participants.getOrDefault(connection, -1));
        if (gone != null) {
            gone.missed++;
        }
    }

    private Leg leg(TransportId transport) {
        return Objects.requireNonNull(legs.get(transport));
    }

    private void closed(Leg leg, long nanos) {
        if (current.get(leg.participant) != leg) {
            return;
        }
        leg.ended = true;
        if (leg.saidGoodbye) {
            away.remove(leg.participant);
        } else if (leg.attached) {
            away.put(leg.participant, new Away(nanos, leg.cutBy));
        }
    }

    void written(TransportId transport, ProtocolMessage frame) {
        if (frame.action() == Action.MESSAGE || frame.action() == Action.PRESENCE) {
            leg(transport).unwritten.remove();
        }
    }

    /// By participant.
    Map<Integer, Expected> of(long nanos) {
        var all = new TreeMap<Integer, Expected>();
        current.forEach((participant, leg) -> all.put(participant, of(leg, nanos)));
        return all;
    }

    private Expected of(Leg leg, long nanos) {
        var gone = away.get(leg.participant);
        if (leg.ended) {
            return gone == null
                    ? new Expected(EnumSet.of(State.GONE), 0)
                    : new Expected(EnumSet.of(state(gone, nanos)), gone.missed);
        }
        if (!leg.attached) {
            return new Expected(
                    gone == null ? EnumSet.of(State.CONNECTED) : EnumSet.of(State.CONNECTING, State.CONNECTED), 0);
        }
        boolean stalled = !leg.unwritten.isEmpty() && nanos - leg.unwritten.getFirst() >= STALLED_NANOS;
        return new Expected(stalled ? EnumSet.of(State.STALLED) : EnumSet.of(State.CONNECTED, State.RECOVERED), 0);
    }

    private State state(Away gone, long nanos) {
        if (nanos - gone.sinceNanos >= TTL_NANOS) {
            return State.SUSPENDED;
        }
        return gone.rule == null ? State.LOST : on.contains(gone.rule) ? State.CUT : State.RETURNING;
    }
}
