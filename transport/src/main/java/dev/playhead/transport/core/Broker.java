package dev.playhead.transport.core;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.core.state.SeededIds;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FrameFault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.ChannelSummary;
import dev.playhead.transport.session.ChannelView;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TimerId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The broker as a machine: an input and what it knows give effects and what it knows next. The same inputs from the
/// same seed give the same effects, on any machine, at any time; replay and time travel stand on that.
/// For one thread.
public final class Broker {
    private final State state;
    private final Outbox outbox;
    private final StatsCounter counting;
    private final Occupancy occupancy;
    private final ConnectHandler connecting;
    private final Tokens tokens;
    private final AuthHandler authenticating;
    private final AttachHandler attaching;
    private final FaultHandler faulting;
    private final BreakpointHandler breaking;
    private final Acks acks;
    private final PublishFrames publishFrames;
    private final LiveObjects objects;
    private final RestCalls restCalls;
    private final Rollup rollup;

    /// A broker that knows nothing yet.
    ///
    /// @param seed what all its names come from
    public Broker(BrokerSettings settings, long seed) {
        this(new State(settings, seed, "loc" + new SeededIds(seed).name("series", 0, 7)));
    }

    Broker(State state) {
        this.state = state;
        this.outbox = new Outbox(state);
        this.counting = new StatsCounter(state);
        var deltas = new Deltas(state, outbox);
        var delivery = new Delivery(state, outbox, deltas);
        var presence = new Presence(state, delivery);
        this.tokens = new Tokens(state, outbox);
        this.occupancy = new Occupancy(state, outbox, deltas);
        this.connecting = new ConnectHandler(state, outbox, presence, tokens, occupancy);
        this.acks = new Acks(state, outbox);
        this.breaking = new BreakpointHandler(state, outbox, acks, this::passed);
        var admission = new Admission(state, acks);
        this.objects = new LiveObjects(state, outbox, delivery, acks, admission);
        this.attaching = new AttachHandler(state, outbox, presence, occupancy, deltas, objects);
        this.authenticating = new AuthHandler(state, outbox, connecting, presence, attaching);
        this.faulting = new FaultHandler(state, outbox, attaching, objects);
        var publishing = new PublishHandler(state);
        var annotating = new AnnotateHandler(state, delivery);
        this.rollup = new Rollup(state, outbox, publishing, delivery, acks);
        this.publishFrames = new PublishFrames(admission, acks, rollup, publishing, annotating, presence, delivery);
        this.restCalls = new RestCalls(
                state,
                publishing,
                annotating,
                rollup,
                delivery,
                objects,
                tokens,
                new AppAdmin(state, presence, connecting));
    }

    /// A broker in the same state, which goes its own way from here.
    public Broker copy() {
        return new Broker(state.copy());
    }

    /// This broker after the end of its process, when another goes on with all it knew: channels, connections
    /// and what they are owed. Their transports are lost; faults and limits are off.
    ///
    /// @param newSeed what new names come from; must not be that of this broker, or names would come twice
    /// @param endedAtMs when the process ended, ms since 1970
    public Broker nextLife(BrokerSettings settings, long newSeed, long endedAtMs) {
        var next = new Broker(state.copy(settings, new SeededIds(newSeed)));
        for (var transport : List.copyOf(next.state.transports.keySet())) {
            next.apply(new Input.Closed(endedAtMs, transport, CloseReason.LOST));
        }
        next.state.clearRules();
        next.state.limits = Limits.NONE;
        return next;
    }

    /// The timers that are set, and when each is to fire, ms since 1970.
    public Map<TimerId, Long> timers() {
        return Collections.unmodifiableMap(state.timers);
    }

    /// The highest number of a transport that is remembered; a new transport must have a higher one.
    public long lastTransport() {
        long last = 0;
        for (var transport : state.transports.keySet()) {
            last = Math.max(last, transport.value());
        }
        for (var connection : state.connections.values()) {
            last = Math.max(last, connection.lastTransport());
        }
        for (var channel : state.channels.values()) {
            for (var window : channel.windows()) {
                last = Math.max(
                        last,
                        window.held() == null ? 0 : window.held().transport().value());
            }
        }
        return last;
    }

    /// Tells the whole state, piece by piece; an [ImageReader] makes the same broker of it. The same state is told in
    /// the same pieces.
    public void image(Consumer<ImagePart> to) {
        state.image(to);
    }

    /// Returns the number of things that a copy of the state has to copy: about one for every message, member
    /// and attachment.
    public long weight() {
        return state.weight();
    }

    /// The apps that were provisioned and not dropped, by their ids.
    public List<String> apps() {
        return List.copyOf(state.apps.keySet());
    }

    /// The fault rules that are on, in the order in which they were set.
    public List<RuleId> rules() {
        return List.copyOf(state.rules.keySet());
    }

    /// The fault rules that are on, whole, in the order in which they were set.
    public List<FaultRule> faults() {
        return List.copyOf(state.rules.values());
    }

    /// The frames that wait at breakpoints, in the order in which they came.
    public List<HeldFrame> heldFrames() {
        return state.breakpoints().all();
    }

    /// The name of the rule that is set next: none that this broker has given or was told of.
    public RuleId nextRule() {
        return RuleId.of(state.lastRule + 1);
    }

    /// New rules get numbers above this one: those up to it will be set by what is still to happen again.
    public void reserveRules(long last) {
        state.lastRule = Math.max(state.lastRule, last);
    }

    /// Takes one input and says what to do about it, in order.
    public List<Effect> apply(Input input) {
        outbox.begin();
        state.trim(input.atMs());
        counting.in(input);
        if (input instanceof Input.TimerFired fired) {
            state.timers.remove(fired.timer());
        }
        switch (input) {
            case Input.Opened(var at, var transport, var handshake) -> connecting.opened(transport, handshake, at);
            case Input.Received(var at, var transport, var frame, var size) -> received(transport, frame, at);
            case Input.Malformed(var at, var transport, var problem) -> tell(transport, Errors.malformed(problem));
            case Input.Reauthenticated(var at, var transport, var identity, var refusal) ->
                authenticating.reauthenticated(transport, identity, refusal, at);
            case Input.Closed(var at, var transport, var reason) -> connecting.lost(transport, at);
            case Input.TimerFired(var at, var timer) -> {
                if (timer.purpose() == TimerId.Purpose.APPEND_WINDOW) {
                    rollup.ends(timer, at);
                } else {
                    connecting.timer(timer, at);
                }
            }
            case Input.Requested(var at, var request, var identity, var call) -> requested(request, identity, call, at);
            case Input.RuleSet(var at, var rule) -> faulting.set(rule, at);
            case Input.RuleCleared(var at, var rule) -> {
                breaking.end(rule, at);
                faulting.clear(rule);
            }
            case Input.HeldSettled settled -> breaking.settle(settled);
            case Input.LimitsSet(var at, var limits) -> state.limits = limits;
            case Input.Stopping(var at) -> {
                rollup.settleAll();
                stopping();
            }
        }
        breaking.makeRoom(input.atMs());
        occupancy.look(input.atMs());
        state.trim(input.atMs());
        var effects = outbox.effects();
        counting.out(input, effects);
        return effects;
    }

    /// The channels as they stand, in order of first use.
    public List<ChannelView> channels() {
        return state.channels.values().stream().map(Channel::view).toList();
    }

    /// Returns the channels as they stand, without their messages, in order of first use.
    public List<ChannelSummary> channelSummaries() {
        return state.channels.values().stream().map(Channel::summary).toList();
    }

    /// Returns a message in its current state; null when the channel has none with this serial.
    ///
    /// @param app the provisioned app of the channel; empty for the shared one
    public @Nullable Message message(String app, String channel, String serial) {
        var of = state.channels.get(Channel.key(app, channel));
        var message = of == null ? null : of.message(serial);
        return message == null ? null : message.current();
    }

    /// Returns the newest messages of a channel in their current state, in order of their creation; none when there is
    /// no such channel.
    ///
    /// @param app the provisioned app of the channel; empty for the shared one
    public List<Message> messages(String app, String channel, int most) {
        var of = state.channels.get(Channel.key(app, channel));
        return of == null
                ? List.of()
                : of.messages().all().reversed().stream()
                        .limit(most)
                        .map(StoredMessage::current)
                        .toList()
                        .reversed();
    }

    /// The one door in: every frame of a client passes the faults that are on.
    private void received(TransportId transport, ProtocolMessage frame, long atMs) {
        var connection = state.byTransport.get(transport);
        if (connection == null) {
            return; // what a client sends after it was refused or replaced
        }
        connection.heard().forEach(state.byKey::remove);
        if (state.faults().stopsFrames()) {
            var held = state.faults().stopped(connection, frame, FrameFault.Way.FROM);
            if (held != null) {
                outbox.held(held);
                return;
            }
        }
        passed(connection, transport, frame, atMs);
    }

    /// A frame of a client has come past all breakpoints.
    private void passed(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        if (!state.faults().seesFrames()) {
            heard(connection, transport, frame, atMs);
            return;
        }
        var passed = state.faults().in(connection, frame);
        if (passed.refusal() != null) {
            acks.nack(transport, Admission.msgSerial(frame), passed.refusal());
        }
        if (passed.changedBy() != null) {
            outbox.unheard(frame, passed.changedBy());
        }
        for (var one : passed.frames()) {
            if (state.byTransport.get(transport) == connection) { // the frame before may have ended it
                heard(connection, transport, one, atMs);
            }
        }
        if (passed.ending() != null) {
            outbox.end(transport, passed.ending().how(), passed.ending().rule());
        }
    }

    private void requested(RequestId request, Identity identity, RestCall call, long atMs) {
        var refusal = state.faults().seesFrames() ? state.faults().refusal(identity, call) : null;
        if (refusal != null) {
            outbox.unheard(refusal.frame(), refusal.rule());
        }
        outbox.respond(
                request,
                refusal != null
                        ? new RestReply.Failed(refusal.error())
                        : restCalls.answer(request, identity, call, atMs));
    }

    private void heard(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var misfit = KnownFields.misfit(frame);
        if (misfit != null) {
            var error = Errors.malformed(KnownFields.problem(misfit));
            if (frame.msgSerial() == null) {
                tell(transport, error);
            } else {
                acks.nack(transport, frame.msgSerial(), error);
            }
            return;
        }
        switch (frame.action()) {
            case HEARTBEAT -> {
                // A ping of ably-java 1.5 has no id, and waits for an answer that has none.
                send(transport, ProtocolMessage.builder(Action.HEARTBEAT).id(frame.id()));
            }
            case CLOSE -> {
                rollup.settle(connection, atMs);
                connecting.close(connection, transport, atMs);
            }
            case DISCONNECT -> outbox.close(transport, 1000, "disconnected by the client");
            case ATTACH -> attaching.attach(connection, transport, frame, atMs);
            case DETACH -> attaching.detach(connection, transport, frame, atMs);
            case MESSAGE -> publishFrames.message(connection, transport, frame, atMs);
            case PRESENCE -> publishFrames.presence(connection, transport, frame, atMs);
            case SYNC -> {
                var channel = frame.channel() == null ? null : state.known(connection.identity(), frame.channel());
                var attachment = channel == null ? null : channel.attachment(connection.id(), frame.channel());
                if (channel != null && attachment != null) {
                    attaching.sync(channel, attachment);
                }
            }
            case null -> tell(transport, Errors.unknownAction(frame.actionCode()));
            case ANNOTATION -> publishFrames.annotation(connection, transport, frame, atMs);
            case OBJECT -> objects.received(connection, transport, frame, atMs);
            // A client has no business with these; the frame is on record and harms nobody.
            case ACK,
                    NACK,
                    CONNECT,
                    CONNECTED,
                    DISCONNECTED,
                    CLOSED,
                    ERROR,
                    ATTACHED,
                    DETACHED,
                    AUTH,
                    ACTIVATE,
                    OBJECT_SYNC -> {}
        }
    }

    private void stopping() {
        var all = List.copyOf(state.byTransport.keySet());
        if (!all.isEmpty()) {
            var frame = ProtocolMessage.builder(Action.DISCONNECTED).error(Errors.stopping());
            outbox.send(all, frame.build());
        }
        for (var transport : all) {
            outbox.close(transport, CloseReason.GOING_AWAY, "the broker is stopping");
        }
    }

    /// Tells a client what is wrong with a frame without ending its connection or channel: a heartbeat that carries
    /// the error. Clients ignore it, people read it.
    private void tell(TransportId transport, ErrorInfo error) {
        if (state.byTransport.containsKey(transport)) {
            send(transport, ProtocolMessage.builder(Action.HEARTBEAT).error(error));
        }
    }

    private void send(TransportId transport, ProtocolMessage.Builder frame) {
        outbox.send(transport, frame.build());
    }
}
