package dev.playhead.transport.core;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.core.state.FaultPipeline;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.fault.FrameFault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SocketEffect;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.Settlement;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one door out of the core: every frame to a client and all else that an input leads to goes through it, and
/// becomes an [Effect] in the order of the calls. For one thread.
final class Outbox {
    private final State state;
    private final List<Effect> effects = new ArrayList<>();

    Outbox(State state) {
        this.state = state;
    }

    /// Forgets the effects of the input before.
    void begin() {
        effects.clear();
    }

    /// The effects so far, of this input only.
    List<Effect> effects() {
        return List.copyOf(effects);
    }

    /// Sends a frame to one transport.
    void send(TransportId to, ProtocolMessage frame) {
        send(List.of(to), frame);
    }

    /// Sends one frame to some transports, which get the same bytes, or what the faults that are on make of it.
    void send(List<TransportId> to, ProtocolMessage frame) {
        if (!state.faults().seesFrames()) {
            deliver(to, frame);
            return;
        }
        var rounds = new ArrayList<Map<ProtocolMessage, List<TransportId>>>();
        var lost = new LinkedHashMap<RuleId, List<ConnectionId>>();
        var endings = new LinkedHashMap<TransportId, FaultPipeline.Ending>();
        for (var transport : to) {
            var passed = state.faults().out(transport, frame);
            for (int i = 0; i < passed.frames().size(); i++) {
                if (rounds.size() == i) {
                    rounds.add(new LinkedHashMap<>());
                }
                rounds.get(i)
                        .computeIfAbsent(passed.frames().get(i), f -> new ArrayList<>())
                        .add(transport);
            }
            var connection = state.byTransport.get(transport);
            if (passed.changedBy() != null && connection != null) {
                lost.computeIfAbsent(passed.changedBy(), rule -> new ArrayList<>())
                        .add(connection.id());
            }
            if (passed.ending() != null) {
                endings.put(transport, passed.ending());
            }
        }
        // Who still gets the same bytes is in one effect; what else a client gets comes after it, in order.
        rounds.forEach(round -> round.forEach((passed, who) -> deliver(who, passed)));
        lost.forEach((rule, from) -> undelivered(from, frame, rule));
        endings.forEach((transport, ending) -> end(transport, ending.how(), ending.rule()));
    }

    // Breakpoints stand nearest to the client: what they hold is what it would be sent.
    private void deliver(List<TransportId> to, ProtocolMessage frame) {
        if (!state.faults().stopsFrames()) {
            effects.add(new Effect.Send(to, frame));
            return;
        }
        var going = new ArrayList<TransportId>();
        for (var transport : to) {
            var connection = state.byTransport.get(transport);
            var held = connection == null ? null : state.faults().stopped(connection, frame, FrameFault.Way.TO);
            if (held == null) {
                going.add(transport);
            } else {
                held(held);
            }
        }
        if (!going.isEmpty()) {
            effects.add(new Effect.Send(going, frame));
        }
    }

    /// Says that a frame waits at a breakpoint.
    void held(HeldFrame frame) {
        effects.add(new Effect.Held(frame));
    }

    /// Says that a frame waits no more at a breakpoint.
    void heldEnded(HeldFrame frame, Settlement how) {
        effects.add(new Effect.HeldEnded(frame.id(), how));
    }

    /// Sends a frame that has waited, past all rules.
    void sendHeld(TransportId to, ProtocolMessage frame) {
        effects.add(new Effect.Send(List.of(to), frame));
    }

    /// Forgets the frames that wait for a connection whose transport has ended: a resume brings them, or its client
    /// sends them again.
    void forgetHeld(ConnectionId connection) {
        state.forgetHeld(connection);
        state.breakpoints().forget(connection).forEach(frame -> heldEnded(frame, Settlement.LOST));
    }

    /// Says that a rule has kept a frame of a client from the broker.
    void unheard(ProtocolMessage frame, RuleId rule) {
        effects.add(new Effect.Undelivered(List.of(), frame, rule));
    }

    /// Ends a transport as a rule wants it. What it is told passes no rule.
    void end(TransportId transport, SocketEffect.Ending how, RuleId rule) {
        switch (how) {
            case SocketEffect.Reset() -> reset(transport, rule);
            case SocketEffect.Close(var told, var code, var reason) -> {
                if (told != null) {
                    var frame = ProtocolMessage.builder(Action.DISCONNECTED).error(told);
                    effects.add(new Effect.Send(List.of(transport), frame.build()));
                }
                effects.add(new Effect.Close(transport, code, reason, rule));
            }
        }
    }

    /// Says that connections miss a frame until they resume.
    ///
    /// @param rule the fault that keeps them away; null when none does
    void undelivered(List<ConnectionId> from, ProtocolMessage frame, @Nullable RuleId rule) {
        effects.add(new Effect.Undelivered(from, frame, rule));
    }

    /// Closes a transport after what has been sent to it.
    ///
    /// @param code of the close frame (RFC 6455, section 7.4)
    void close(TransportId transport, int code, String reason) {
        effects.add(new Effect.Close(transport, code, reason, null));
    }

    /// Breaks a socket at once, without a close frame.
    void reset(TransportId transport, @Nullable RuleId rule) {
        effects.add(new Effect.Reset(transport, rule));
    }

    /// Makes every byte to and from a transport later from now on; a delay of 0 ends it.
    void delay(TransportId transport, SocketEffect.Delay delay, @Nullable RuleId rule) {
        effects.add(new Effect.Delay(transport, delay.latencyMs(), delay.burstMs(), rule));
    }

    /// Answers a REST request.
    void respond(RequestId request, RestReply reply) {
        effects.add(new Effect.Respond(request, reply));
    }

    /// Sets a timer, also one that is set already.
    ///
    /// @param atMs when it is to fire, ms since 1970
    void setTimer(TimerId timer, long atMs) {
        state.timers.put(timer, atMs);
        effects.add(new Effect.SetTimer(timer, atMs));
    }

    /// Takes a timer back; nothing happens when it is not set.
    void cancelTimer(TimerId timer) {
        state.timers.remove(timer);
        effects.add(new Effect.CancelTimer(timer));
    }
}
