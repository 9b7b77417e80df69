package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientLink;
import dev.playhead.transport.client.ClientListener;
import dev.playhead.transport.client.ClientNetwork;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import dev.playhead.transport.replay.RecordedInputs;
import dev.playhead.transport.server.fanout.TransportDelay;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import dev.playhead.transport.session.Via;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stage without sockets, threads and clocks: the core of the broker, fed by hand, with time as a number.
/// What happens follows from the seed and from who plays on it, and from nothing else, so the same seed
/// gives the same log.
///
/// It records what a broker records. Times begin with the year 2026, so that recordings of the same seed
/// are equal.
public final class SimulatedStage implements Stage {
    private static final long START_MS = 1_767_225_600_000L;
    private static final long NANOS = 1_000_000;
    private static final long LEAST_LATENCY_NANOS = 500_000;
    private static final long MORE_LATENCY_NANOS = 2_500_000;
    private static final RuleId NETWORK = new RuleId("network");

    private final long seed;
    private final long rollupMs;
    private final Broker core;
    private final SimulatedLog log = new SimulatedLog();
    private final EventQueue events = new EventQueue();
    private final EffectEntries effects = new EffectEntries(log::size, this::receivers);
    private final Map<TransportId, SimulatedLink> links = new LinkedHashMap<>();
    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private final Map<Long, List<TransportId>> writing = new LinkedHashMap<>();
    private long nowNanos = START_MS * NANOS;
    private long lastTransport;
    private Runnable turned = () -> {};

    private record Group(FrameCodec codec, List<TransportId> ids) implements EffectEntries.Group {}

    /// @param rollupMs for how long appends are put together, ms; 0 for not at all
    public SimulatedStage(long seed, long rollupMs) {
        this.seed = seed;
        this.rollupMs = rollupMs;
        var settings = BrokerSettings.DEFAULT;
        core = new Broker(settings, seed);
        log.add(new Entry.Started(0, nowNanos, seed, ProductVersion.get(), settings.toMap()));
    }

    /// The log so far.
    public SimulatedLog log() {
        return log;
    }

    /// Calls somebody after every turn of the broker, when its entries are in the log.
    public void onTurn(Runnable listener) {
        turned = listener;
    }

    // ---- time ----------------------------------------------------------------------------------

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    /// Returns the moment at which the next thing happens, ns since 1970.
    public long nextNanos() {
        return events.nextNanos();
    }

    /// Lets the next thing happen, at its time.
    public void step() {
        nowNanos = Math.max(nowNanos, events.nextNanos());
        events.next().run();
    }

    /// Lets time pass in which nothing happens.
    public void passUntil(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    @Override
    public void later(long delayNanos, Runnable act) {
        at(nowNanos + delayNanos, act);
    }

    void at(long nanos, Runnable act) {
        events.add(Math.max(nanos, nowNanos), act);
    }

    /// Returns the time that a frame of somebody is on its way, ns.
    long latencyNanos(String name, long number) {
        return LEAST_LATENCY_NANOS
                + SeededRandom.of(seed, NETWORK, name, number).below(MORE_LATENCY_NANOS);
    }

    // ---- clients -------------------------------------------------------------------------------

    @Override
    public RealtimeClient open(ClientRole role, ClientListener listener) throws IOException {
        var options = ClientOptions.key(0, "scenario.key:secret")
                .in(role.format())
                .clientId(role.clientId())
                .retryingAfter(Duration.ofMillis(role.retryMs()));
        return RealtimeClient.open(options, network(role), listener);
    }

    @Override
    public String newId(String words) {
        return words;
    }

    private ClientNetwork network(ClientRole role) {
        return new ClientNetwork() {
            @Override
            public ClientLink open(ClientOptions options, @Nullable String resumeKey) {
                var id = new TransportId(++lastTransport);
                var link = new SimulatedLink(SimulatedStage.this, id, role.name(), role.format());
                links.put(id, link);
                link.connect(handshake(role, resumeKey));
                return link;
            }

            @Override
            public void later(Duration wait, Runnable act) {
                SimulatedStage.this.later(wait.toNanos(), act);
            }
        };
    }

    private Handshake handshake(ClientRole role, @Nullable String resumeKey) {
        return new Handshake(
                role.format(),
                6,
                new Identity("", "scenario.key", role.clientId(), Capability.UNLIMITED, null),
                null,
                true,
                resumeKey,
                role.agent(),
                Handshake.DEFAULT_REMAIN_PRESENT_MS,
                "simulated",
                rollupMs,
                Via.WEBSOCKET);
    }

    @Override
    public <T> void whenGiven(Answer<T> answer, Consumer<T> given, Consumer<RuntimeException> failed) {
        answer.whenGiven(given, failed);
    }

    // ---- the broker ----------------------------------------------------------------------------

    @Override
    public void set(FaultSpec spec) {
        later(spec.afterMs() * NANOS, () -> {
            var id = core.nextRule();
            turn(new Entry.RuleSet(0, 0, new FaultRule(id, spec.target(), spec.fault(), spec.label())));
            if (spec.forMs() > 0) {
                later(spec.forMs() * NANOS, () -> clear(id));
            }
        });
    }

    private void clear(RuleId id) {
        if (core.rules().contains(id)) {
            turn(new Entry.RuleCleared(0, 0, id));
        }
    }

    @Override
    public void restoreAll() {
        List.copyOf(core.rules()).forEach(this::clear);
    }

    @Override
    public void settle(boolean drops, boolean all) {
        core.heldFrames().stream()
                .filter(frame -> all || frame.stopped())
                .limit(all ? Long.MAX_VALUE : 1)
                .forEach(frame -> turn(new Entry.HeldSettled(0, 0, frame.id(), drops, new byte[0])));
    }

    @Override
    public void note(String text) {
        log.add(new Entry.Note(log.size(), stamp(), text));
    }

    void closed(TransportId id, CloseReason reason) {
        turn(new Entry.Closed(0, 0, id, reason));
        links.remove(id);
    }

    // No two inputs are at the same moment.
    private long stamp() {
        return Math.max(log.lastNanos() + 1, nowNanos);
    }

    /// The broker takes an input, as its loop does.
    void turn(InputEntry input) {
        var entry = input.at(log.size(), stamp());
        log.add(entry);
        RecordedInputs.of(entry).ifPresent(told -> core.apply(told).forEach(effect -> perform(effect, entry)));
        if (!writing.isEmpty()) {
            var writes = new ArrayList<Entry.Writes>();
            long at = log.lastNanos();
            writing.forEach((position, ids) -> writes.add(new Entry.Writes(
                    List.of(position),
                    ids.stream().map(id -> new Entry.Writing(id, at)).toList())));
            writing.clear();
            log.add(new Entry.Written(log.size(), at, writes));
        }
        turned.run();
    }

    private void perform(Effect effect, InputEntry cause) {
        effects.of(effect, cause, this::record);
        switch (effect) {
            case Effect.Close(var id, var code, var reason, var rule) -> link(id, link -> link.close(code, reason));
            case Effect.Reset(var id, var rule) -> link(id, SimulatedLink::reset);
            case Effect.Delay(var id, var latencyMs, var burstMs, var rule) ->
                link(id, link -> link.delay(new TransportDelay(latencyMs, burstMs)));
            case Effect.SetTimer(var timer, var atMs) -> {
                timers.put(timer, atMs);
                at(atMs * NANOS, () -> fire(timer, atMs));
            }
            case Effect.CancelTimer(var timer) -> timers.remove(timer);
            case Effect.Send _, Effect.Undelivered _, Effect.Held _, Effect.HeldEnded _, Effect.Respond _ -> {}
        }
    }

    private void fire(TimerId timer, long atMs) {
        if (timers.remove(timer, atMs)) {
            turn(new Entry.TimerFired(0, 0, timer));
        }
    }

    private void link(TransportId id, Consumer<SimulatedLink> act) {
        var link = links.get(id);
        if (link != null) {
            act.accept(link);
        }
    }

    private Collection<? extends EffectEntries.Group> receivers(List<TransportId> ids) {
        var groups = new EnumMap<Format, List<TransportId>>(Format.class);
        for (var id : ids) {
            var link = links.get(id);
            if (link != null) {
                groups.computeIfAbsent(link.format(), format -> new ArrayList<>())
                        .add(id);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Group(FrameCodec.of(group.getKey()), group.getValue()))
                .toList();
    }

    private void record(EffectEntry entry) {
        log.add(entry);
        if (!(entry instanceof Entry.FrameOut out)) {
            return;
        }
        var frame = decoded(out);
        for (var id : out.to()) {
            var link = links.get(id);
            if (link != null && link.write(out.position(), frame)) {
                writing.computeIfAbsent(out.position(), key -> new ArrayList<>())
                        .add(id);
            }
        }
    }

    private static ProtocolMessage decoded(Entry.FrameOut out) {
        try {
            return FrameCodec.of(out.format()).decode(out.payload());
        } catch (MalformedFrameException e) {
            throw new IllegalStateException("The broker has written what it cannot read.", e);
        }
    }

    /// Frames that waited are in the hands of the socket.
    void written(List<Long> frames, TransportId to) {
        long at = stamp();
        log.add(new Entry.Written(
                log.size(), at, List.of(new Entry.Writes(frames, List.of(new Entry.Writing(to, at))))));
    }
}
