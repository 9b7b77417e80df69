package dev.playhead.transport.simulation;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.ImageTrip;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TimerId;
import dev.playhead.transport.session.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The broker, its clock and its network.
final class World {
    private static final int REMEMBERED = 30;

    final Truth truth = new Truth();
    final Map<TransportId, Pipe> pipes = new LinkedHashMap<>();
    private final long seed;
    private final BrokerSettings settings;
    private final List<Life> lives = new ArrayList<>();
    private Broker broker;
    private InsightCheck insight;
    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private final Deque<String> story = new ArrayDeque<>();
    private long now = 1_780_000_000_000L;
    private final Map<String, ProtocolMessage> lastMessage = new HashMap<>();
    private @Nullable Duplicate duplicating;
    private int repeats;
    private int expired;
    private int compared;
    private long lastTransport;
    private long lastRequest;

    World(long seed, BrokerSettings settings) {
        this.seed = seed;
        this.settings = settings;
        lives.add(new Life(seed, null));
        broker = lives.getLast().begin();
        insight = new InsightCheck(this, seed, now, null);
    }

    /// One run of the broker's process.
    private final class Life {
        final long seed;
        final @Nullable Broker earlier;
        final List<Input> inputs = new ArrayList<>();
        final List<Effect> effects = new ArrayList<>();

        Life(long seed, @Nullable Broker earlier) {
            this.seed = seed;
            this.earlier = earlier;
        }

        Broker begin() {
            return earlier == null ? new Broker(settings, seed) : earlier.copy();
        }
    }

    // ---- what clients do -----------------------------------------------------------------------

    void open(SimClient client, @Nullable String key) {
        var pipe = new Pipe(new TransportId(++lastTransport), client);
        pipes.put(pipe.id, pipe);
        client.opened(pipe);
        var handshake = new Handshake(
                Format.JSON,
                6,
                identity(client),
                null,
                client.echo,
                key,
                null,
                15_000,
                "simulation",
                client.appendRollupMs,
                Via.WEBSOCKET);
        apply(new Input.Opened(now, pipe.id, handshake));
    }

    // Every token is a new one; a client without is one with a key.
    private Identity identity(SimClient client) {
        var token = client.tokenLifeMs == 0 ? null : new Token(now, now + client.tokenLifeMs, null);
        return new Identity("", "app.key", client.id, Capability.UNLIMITED, token);
    }

    /// The broker gets the next frame that the client has sent. The shell looks into AUTH before the core
    /// does.
    void toBroker(Pipe pipe) {
        var frame = pipe.toBroker.remove();
        apply(
                frame.action() == Action.AUTH
                        ? new Input.Reauthenticated(now, pipe.id, identity(pipe.client), null)
                        : new Input.Received(now, pipe.id, frame, 100));
    }

    /// The client gets the next frame that the broker has sent, or the end of the transport.
    void toClient(Pipe pipe) {
        var coming = pipe.toClient.remove();
        var frame = coming.frame();
        tell(() -> pipe.client.id + " reads " + Brief.of(frame));
        insight.written(pipe.id, coming);
        pipe.client.read(frame);
        if (pipe.ending && pipe.toClient.isEmpty()) {
            lost(pipe);
        }
    }

    /// The broker learns that a transport is gone.
    void gone(Pipe pipe) {
        pipes.remove(pipe.id);
        pipe.toBroker.clear();
        lost(pipe);
        apply(new Input.Closed(now, pipe.id, reason(pipe)));
    }

    private static CloseReason reason(Pipe pipe) {
        return pipe.cut ? CloseReason.CUT : pipe.ending ? CloseReason.BROKER_CLOSED : CloseReason.LOST;
    }

    RestReply rest(String clientId, RestCall call) {
        var reply = new ArrayList<RestReply>();
        var input = new Input.Requested(now, new RequestId(++lastRequest), new Identity("app.key", clientId), call);
        apply(input).forEach(effect -> {
            if (effect instanceof Effect.Respond respond) {
                reply.add(respond.reply());
            }
        });
        check(reply.size() == 1, () -> "a request had " + reply.size() + " answers: " + call);
        return reply.getFirst();
    }

    /// All pages of what there is up to a serial, oldest first, as a client asks for them.
    List<Message> history(String clientId, String channel, String untilAttach) {
        var all = new ArrayList<Message>();
        String cursor = null;
        do {
            var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 3, cursor);
            var reply = rest(clientId, new RestCall.History(channel, page, untilAttach));
            if (!(reply instanceof RestReply.Messages messages)) {
                throw new AssertionError(problem("history was refused: " + reply));
            }
            all.addAll(0, messages.messages().reversed());
            cursor = messages.nextCursor();
        } while (cursor != null);
        return all;
    }

    // ---- time ----------------------------------------------------------------------------------

    long now() {
        return now;
    }

    void pass(long ms) {
        long until = now + ms;
        while (true) {
            var next = timers.entrySet().stream()
                    .filter(timer -> timer.getValue() <= until)
                    .min(Comparator.comparingLong(Map.Entry::getValue));
            if (next.isEmpty()) {
                break;
            }
            timers.remove(next.get().getKey());
            now = Math.max(now, next.get().getValue());
            apply(new Input.TimerFired(now, next.get().getKey()));
        }
        now = until;
    }

    // ---- the broker ----------------------------------------------------------------------------

    /// From here on a copy of the broker does its work: nobody may notice.
    void copy() {
        broker = broker.copy();
    }

    /// From here on a broker that was made of the image of this one does its work: nobody may notice.
    void image() {
        broker = ImageTrip.of(broker);
    }

    /// The broker's process ends and another goes on with what it remembered.
    void restart() {
        tell(() -> "the broker starts again");
        List.copyOf(pipes.values()).forEach(this::lost);
        pipes.clear();
        timers.clear();
        long next = seed + lives.size() * 1_000_003L;
        lives.add(new Life(next, ImageTrip.of(broker).nextLife(settings, next, now)));
        broker = lives.getLast().begin();
        compared += insight.compared();
        insight = new InsightCheck(this, next, now, broker);
        timers.putAll(broker.timers());
        truth.note(broker);
        if (duplicating != null) {
            duplicate(duplicating);
        }
    }

    /// From now on messages come twice, as often as the fault says.
    void duplicate(Duplicate fault) {
        duplicating = fault;
        var everyone = new FaultRule.Target.Everyone();
        apply(new Input.RuleSet(now, new FaultRule(broker.nextRule(), everyone, fault, fault.label("everyone"))));
    }

    /// Whether a message is the one before it once more, because of the fault.
    boolean isRepeat(String client, ProtocolMessage frame) {
        boolean again = duplicating != null && frame.equals(lastMessage.put(client + " " + frame.channel(), frame));
        repeats += again ? 1 : 0;
        return again;
    }

    /// Whether a fault makes messages come twice.
    boolean isDuplicating() {
        return duplicating != null;
    }

    /// Frames that wait at breakpoints.
    List<HeldFrame> held() {
        return broker.heldFrames();
    }

    int repeats() {
        return repeats;
    }

    BrokerSettings settings() {
        return settings;
    }

    /// A client was told that something it has missed is not kept any more.
    void expire() {
        expired++;
    }

    int expired() {
        return expired;
    }

    List<Effect> apply(Input input) {
        tell(() -> "broker takes " + Brief.of(input));
        lives.getLast().inputs.add(input);
        var caused = broker.apply(input);
        lives.getLast().effects.addAll(caused);
        truth.note(input, caused);
        truth.note(broker);
        var sent = insight.record(input, caused).iterator();
        for (var effect : caused) {
            switch (effect) {
                case Effect.Send(var to, var frame) -> {
                    var coming = new Pipe.Coming(frame, sent.next().position());
                    to.forEach(id -> send(id, coming));
                }
                case Effect.Close close -> end(close.transport(), false);
                case Effect.Reset reset -> end(reset.transport(), true);
                case Effect.SetTimer(var timer, var atMs) -> timers.put(timer, atMs);
                case Effect.CancelTimer(var timer) -> timers.remove(timer);
                case Effect.Undelivered undelivered -> {}
                case Effect.Held held -> {}
                case Effect.HeldEnded ended -> {}
                case Effect.Delay delayed -> {}
                case Effect.Respond answered -> {}
            }
        }
        check(timers.equals(broker.timers()), () -> "timers " + timers + ", and the broker knows " + broker.timers());
        return caused;
    }

    private void send(TransportId to, Pipe.Coming coming) {
        var frame = coming.frame();
        var pipe = pipes.get(to);
        if (pipe == null || pipe.ending) {
            return;
        }
        if (frame.action() == Action.ACK || frame.action() == Action.NACK) {
            long serial = Objects.requireNonNull(frame.msgSerial());
            check(pipe.answered.add(serial), () -> "msgSerial " + serial + " was answered twice on " + to);
        }
        if (!pipe.abandoned) {
            pipe.toClient.add(coming);
        } else {
            insight.sentInVain(pipe, coming);
        }
    }

    private void end(TransportId id, boolean cut) {
        var pipe = pipes.get(id);
        if (pipe != null) {
            pipe.cut |= cut && !pipe.ending;
            pipe.ending = true;
            if (pipe.toClient.isEmpty()) {
                lost(pipe);
            }
        }
    }

    /// The client learns that its transport is gone, or gives it up.
    void lost(Pipe pipe) {
        if (!pipe.abandoned) {
            pipe.abandoned = true;
            insight.lost(pipe);
            pipe.toClient.clear();
            pipe.client.lost();
        }
    }

    /// Messages of which appends may be waiting for more of them.
    Set<String> heldBack() {
        return heldBack(timers.keySet());
    }

    static Set<String> heldBack(Set<TimerId> pending) {
        var serials = new HashSet<String>();
        for (var timer : pending) {
            if (timer.purpose() == TimerId.Purpose.APPEND_WINDOW) {
                serials.add(timer.subject().split(" ")[1]);
            }
        }
        return serials;
    }

    /// Number of texts of devices that insight was right about.
    int compared() {
        return compared + insight.compared();
    }

    /// Insight into the log since the broker's last start.
    InsightCheck insight() {
        return insight;
    }

    /// Runs all inputs once more: a broker with the same seed must do the same.
    void runAgain() {
        for (var life : lives) {
            var again = life.begin();
            var repeated = new ArrayList<Effect>();
            life.inputs.forEach(input -> repeated.addAll(again.apply(input)));
            check(life.effects.equals(repeated), () -> "the same inputs had other effects");
        }
    }

    // ---- telling what happened -----------------------------------------------------------------

    interface Formats {
        String get();
    }

    void tell(Formats step) {
        if (story.size() == REMEMBERED) {
            story.remove();
        }
        story.add(step.get());
    }

    void check(boolean holds, Formats what) {
        if (!holds) {
            throw new AssertionError(problem(what.get()));
        }
    }

    String problem(String what) {
        return "seed " + seed + ": " + what + "\n  " + String.join("\n  ", story);
    }
}
