package dev.playhead.transport.core.state;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.ConnectDecision;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FrameDecision;
import dev.playhead.transport.fault.FrameFault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.fault.SocketEffect;
import dev.playhead.transport.filter.Client;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rules that are on, as stages that everything passes in the order in which they were set: attempts to connect,
/// frames in both directions, and the bytes of sockets.
public final class FaultPipeline {
    // What is counted for a rule and no connection: attempts to go on with one, since those that are refused get
    // another, and transports that it has ended.
    private static final ConnectionId NO_CONNECTION = new ConnectionId("");
    private static final ConnectionId REQUESTS = new ConnectionId("REST");

    private final State state;

    FaultPipeline(State state) {
        this.state = state;
    }

    /// The outcome for one frame.
    ///
    /// @param frames in its place, in their order
    /// @param changedBy the rule because of which the frame itself does not go on; null when it does
    /// @param refusal what its sender is told instead; null for nothing
    /// @param ending the end of its transport after it; null when that goes on
    public record Passed(
            List<ProtocolMessage> frames,
            @Nullable RuleId changedBy,
            @Nullable ErrorInfo refusal,
            @Nullable Ending ending) {
        private static Passed asItIs(ProtocolMessage frame) {
            return new Passed(List.of(frame), null, null, null);
        }
    }

    /// The end of a transport by a rule.
    public record Ending(SocketEffect.Ending how, RuleId rule) {}

    /// The decision about an attempt to connect, and the rule that made it; `rule` is null when it is
    /// admitted.
    public record Met(ConnectDecision opening, @Nullable RuleId rule) {
        private static final Met ADMITTED = new Met(ConnectDecision.ADMITTED, null);
    }

    /// The delay of a connection's bytes, and the rule that makes it.
    public record Late(SocketEffect.Delay delay, @Nullable RuleId rule) {
        private static final Late NOT = new Late(new SocketEffect.Delay(0), null);
    }

    /// The decision about one attempt to connect. The newest rule that does not admit it decides.
    ///
    /// @param resumed the connection that it would go on with; null for a new one
    public Met opening(TransportId transport, @Nullable ConnectionId resumed, Handshake handshake) {
        var identity = handshake.identity();
        var met = Met.ADMITTED;
        for (var rule : state.rules.values()) {
            if (isHit(rule, resumed, identity)
                    && rule.fault().reaches(handshake.via().equals(Via.WEBSOCKET))) {
                var chance = SeededRandom.of(state.seeded.seed(), rule.id(), "opening", transport.value());
                boolean hasEnded =
                        state.framesPassed.getOrDefault(rule.id(), Map.of()).containsKey(NO_CONNECTION);
                var opening = rule.fault().opening(chance, hasEnded);
                if (!(opening instanceof ConnectDecision.Admitted)) {
                    met = new Met(opening, rule.id());
                }
            }
        }
        return met.rule() == null && resumed != null ? resuming(resumed, identity) : met;
    }

    // Only who comes in at all goes on with anything.
    private Met resuming(ConnectionId resumed, @Nullable Identity identity) {
        for (var rule : state.rules.values()) {
            if (rule.fault().judgesResumes() && isHit(rule, resumed, identity)) {
                var refusal = rule.fault().refusesResume(chance(rule.id(), NO_CONNECTION));
                if (refusal != null) {
                    return new Met(new ConnectDecision.Unknown(refusal), rule.id());
                }
            }
        }
        return Met.ADMITTED;
    }

    /// Returns whether a rule gives a client twice what it has missed on a channel.
    public boolean repeatsReplay(Connection connection) {
        boolean repeats = false;
        for (var rule : state.rules.values()) {
            var dose = rule.fault().repeatsReplays();
            if (dose != null && connection.isHit(rule.target())) {
                repeats |= dose.hits(chance(rule.id(), connection.id()));
            }
        }
        return repeats;
    }

    /// The newest rule because of which a client is away; null when none is the reason.
    public @Nullable RuleId keepingAway(Connection connection) {
        var rule = newest(connection, on -> on.fault().keepsAway());
        return rule == null ? null : rule.id();
    }

    /// Returns the delay of a connection's bytes by the newest rule that has one.
    public Late late(Connection connection) {
        var rule = newest(connection, on -> on.fault().socket() instanceof SocketEffect.Delay);
        return rule != null && rule.fault().socket() instanceof SocketEffect.Delay delay
                ? new Late(delay, rule.id())
                : Late.NOT;
    }

    /// Returns whether a rule is on that looks at frames; without one they need not pass.
    public boolean seesFrames() {
        for (var rule : state.rules.values()) {
            if (rule.fault() instanceof FrameFault) {
                return true;
            }
        }
        return false;
    }

    /// Lets a frame wait when a breakpoint stops it, or when it must not pass one that waits already; null when it goes
    /// on. All breakpoints count it that look at it; the one that was set first holds it.
    public @Nullable HeldFrame stopped(Connection connection, ProtocolMessage frame, FrameFault.Way way) {
        boolean toClient = way == FrameFault.Way.TO;
        FaultRule stopping = null;
        boolean blocks = false;
        for (var rule : state.rules.values()) {
            if (rule.fault() instanceof Break stop
                    && connection.isHit(rule.target())
                    && stop.looksAt(frame, way, client(connection))
                    && stop.dose().hits(chance(rule.id(), connection.id()))
                    && stopping == null) {
                stopping = rule;
                blocks = stop.waits();
            }
        }
        var waiting = state.breakpoints();
        if (stopping != null) {
            return waiting.add(stopping.id(), true, blocks, connection.id(), connection.clientId(), toClient, frame);
        }
        var before = Break.mayStop(frame) ? waiting.blocking(connection.id(), toClient, frame) : null;
        return before == null
                ? null
                : waiting.add(before, false, true, connection.id(), connection.clientId(), toClient, frame);
    }

    private static Client client(Connection connection) {
        var identity = connection.identity();
        return new Client(
                identity.app(), connection.clientId(), connection.handshake().agent());
    }

    /// Returns whether a breakpoint is on or a frame waits; otherwise no frame need be asked.
    public boolean stopsFrames() {
        if (!state.breakpoints().isEmpty()) {
            return true;
        }
        for (var rule : state.rules.values()) {
            if (rule.fault() instanceof Break) {
                return true;
            }
        }
        return false;
    }

    /// Returns the outcome for a frame that a client has sent.
    public Passed in(Connection connection, ProtocolMessage frame) {
        return passed(connection, frame, FrameFault.Way.FROM);
    }

    /// Refusal of a request by a rule.
    ///
    /// @param frame the frame that the request stands for
    public record Refusal(ProtocolMessage frame, RuleId rule, ErrorInfo error) {}

    /// Returns why a request that publishes is refused, as the frame that it stands for would be; null when
    /// it is not. Requests of one rule are counted together.
    public @Nullable Refusal refusal(Identity identity, RestCall call) {
        var frame = frame(call);
        if (frame == null || frame.messages() == null || frame.messages().isEmpty()) {
            return null;
        }
        var named = frame.messages().getFirst().clientId();
        var clientId = Identity.ANY.equals(identity.clientId()) && named != null ? named : identity.clientId();
        for (var rule : state.rules.values()) {
            if (rule.fault() instanceof FrameFault fault
                    && rule.target().isHit(null, identity.app(), clientId)
                    && fault.looksAt(frame, FrameFault.Way.FROM)
                    && fault.frameIn(frame, chance(rule.id(), REQUESTS)) instanceof FrameDecision.Refused(var error)) {
                return new Refusal(frame, rule.id(), error);
            }
        }
        return null;
    }

    private static @Nullable ProtocolMessage frame(RestCall call) {
        var frame = ProtocolMessage.builder(Action.MESSAGE);
        return switch (call) {
            case RestCall.Publish publish ->
                frame.channel(publish.channel()).messages(publish.messages()).build();
            case RestCall.Change change ->
                frame.channel(change.channel())
                        .messages(List.of(change.message().toBuilder()
                                .serial(change.serial())
                                .build()))
                        .build();
            default -> null; // all else publishes no message on one channel
        };
    }

    /// Returns the outcome for a frame that the broker sends to a client.
    ///
    /// @param to a transport; frames to one that has no connection pass as they are
    public Passed out(TransportId to, ProtocolMessage frame) {
        var connection = state.byTransport.get(to);
        return connection == null ? Passed.asItIs(frame) : passed(connection, frame, FrameFault.Way.TO);
    }

    private Passed passed(Connection connection, ProtocolMessage frame, FrameFault.Way way) {
        var frames = List.of(frame);
        RuleId changedBy = null;
        Ending ending = null;
        for (var rule : state.rules.values()) {
            if (!(rule.fault() instanceof FrameFault fault) || !connection.isHit(rule.target())) {
                continue;
            }
            boolean isHeld = false;
            var next = new ArrayList<ProtocolMessage>(frames.size());
            for (var one : frames) {
                switch (decision(rule.id(), fault, connection, one, way)) {
                    case FrameDecision.Passed() -> next.add(one);
                    case FrameDecision.Replaced(var others) -> {
                        next.addAll(others);
                        changedBy = others.contains(one) ? changedBy : rule.id();
                    }
                    case FrameDecision.Held(var group) -> {
                        if (way == FrameFault.Way.FROM) {
                            next.add(one); // nobody would tell the client
                        } else {
                            isHeld = true;
                            next.addAll(state.hold(rule.id(), connection.id(), one, group));
                        }
                    }
                    case FrameDecision.Refused(var error) -> {
                        return new Passed(List.of(), rule.id(), error, ending);
                    }
                    case FrameDecision.Ended(var how) -> {
                        next.add(one);
                        ending = ending == null ? new Ending(how, rule.id()) : ending;
                        counts(rule.id()).merge(NO_CONNECTION, 1L, Long::sum);
                    }
                }
            }
            if (next.isEmpty()) {
                return new Passed(List.of(), isHeld ? changedBy : rule.id(), null, ending);
            }
            frames = next;
        }
        return new Passed(frames, changedBy, null, ending);
    }

    private FrameDecision decision(
            RuleId rule, FrameFault fault, Connection connection, ProtocolMessage frame, FrameFault.Way way) {
        if (!fault.looksAt(frame, way)) {
            return FrameDecision.PASSED;
        }
        var chance = chance(rule, connection.id());
        return switch (way) {
            case FROM -> fault.frameIn(frame, chance);
            case TO -> fault.frameOut(frame, chance);
        };
    }

    // The count belongs to one rule and one connection: what happens elsewhere changes nothing here.
    private SeededRandom chance(RuleId rule, ConnectionId connection) {
        long number = counts(rule).merge(connection, 1L, Long::sum);
        return SeededRandom.of(state.seeded.seed(), rule, connection.value(), number - 1);
    }

    private Map<ConnectionId, Long> counts(RuleId rule) {
        return state.framesPassed.computeIfAbsent(rule, id -> new LinkedHashMap<>());
    }

    private @Nullable FaultRule newest(Connection connection, Predicate<FaultRule> wanted) {
        FaultRule found = null;
        for (var rule : state.rules.values()) {
            if (wanted.test(rule) && connection.isHit(rule.target())) {
                found = rule;
            }
        }
        return found;
    }

    private static boolean isHit(FaultRule rule, @Nullable ConnectionId connection, @Nullable Identity identity) {
        return rule.target()
                .isHit(
                        connection,
                        identity == null ? "" : identity.app(),
                        identity == null ? null : identity.clientId());
    }
}
