package dev.playhead.transport.core.state;

import dev.playhead.transport.core.breakpoint.HeldFrames;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.Revocation;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that the broker knows. Ordered collections only: what is iterated here can be seen outside.
public final class State {
    public final BrokerSettings settings;
    public final SeededIds seeded;
    final String series;
    public final Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
    public final Map<String, Connection> byKey = new LinkedHashMap<>();
    public final Map<TransportId, Connection> byTransport = new LinkedHashMap<>();
    public final Map<TransportId, Handshake> transports = new LinkedHashMap<>();
    public final Map<String, Channel> channels = new LinkedHashMap<>();
    public final Map<RuleId, FaultRule> rules = new LinkedHashMap<>();
    /// The number of the last rule that was set; 0 when none was.
    public long lastRule;
    /// The number of frames of a connection that have passed a rule, for rules that look at frames.
    final Map<RuleId, Map<ConnectionId, Long>> framesPassed = new LinkedHashMap<>();
    /// Frames that wait for others of their rule, on their way to a connection.
    final Map<RuleId, Map<ConnectionId, List<ProtocolMessage>>> held = new LinkedHashMap<>();
    private HeldFrames breakpoints = new HeldFrames(List.of(), Map.of());
    public final Map<String, App> apps = new LinkedHashMap<>();
    public final Map<String, Long> nonces = new LinkedHashMap<>();
    final Map<String, StatsHistory> stats = new LinkedHashMap<>();
    public final Map<String, SentOccupancy> watched = new LinkedHashMap<>();
    public Limits limits = Limits.NONE;
    public final Map<String, PushRegistrations> push = new LinkedHashMap<>();
    public final List<Revocation> revocations = new ArrayList<>();
    public final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private final FaultPipeline faults = new FaultPipeline(this);
    private final Retention retention;

    public State(BrokerSettings settings, long seed, String series) {
        this(settings, new SeededIds(seed), series);
    }

    /// The beginning of a state in an image; connections and channels follow.
    public static State of(ImagePart.BrokerPart part) {
        var state = new State(part.settings(), part.seed(), part.series());
        state.transports.putAll(part.transports());
        part.rules().forEach((id, rule) -> state.rules.put(id, rule.rule()));
        state.lastRule = part.lastRule();
        state.rules.keySet().forEach(rule -> state.lastRule = Math.max(state.lastRule, rule.number()));
        part.heldFrames().forEach((rule, frames) -> state.held.put(rule, mutable(frames)));
        part.framesPassed().forEach((rule, counts) -> state.framesPassed.put(rule, new LinkedHashMap<>(counts)));
        state.breakpoints = new HeldFrames(part.atBreakpoints(), part.brokenAt());
        state.apps.putAll(part.apps());
        state.nonces.putAll(part.nonces());
        part.stats().forEach((app, minutes) -> state.stats.put(app, StatsHistory.of(minutes)));
        state.watched.putAll(part.watched());
        state.limits = part.limits();
        part.push().forEach((app, registrations) -> state.push.put(app, PushRegistrations.of(registrations)));
        state.revocations.addAll(part.revocations());
        part.timers().forEach(armed -> state.timers.put(armed.timer(), armed.atMs()));
        return state;
    }

    /// Begins a channel of an image; what is in it follows.
    public Channel restore(ImagePart.ChannelPart part) {
        var channel = Channel.of(part, isPassing(part.app(), part.name()), retention);
        channels.put(part.key(), channel);
        return channel;
    }

    /// All of the image has been taken in.
    ///
    /// @param broker how it began
    public void restored(ImagePart.BrokerPart broker) {
        channels.values().forEach(channel -> channel.messages().restored());
        retention.adopt(broker.lastKept(), broker.removedThrough());
    }

    /// Tells all of it, piece by piece.
    public void image(Consumer<ImagePart> to) {
        var numbers = new IdentityHashMap<Connection, Integer>();
        var all = new ArrayList<Connection>();
        for (var known : List.of(connections.values(), byKey.values(), byTransport.values())) {
            for (var connection : known) {
                if (numbers.putIfAbsent(connection, all.size()) == null) {
                    all.add(connection);
                }
            }
        }
        var keys = new LinkedHashMap<String, Integer>();
        byKey.forEach((key, connection) -> keys.put(key, numbers.get(connection)));
        var reached = new LinkedHashMap<TransportId, Integer>();
        byTransport.forEach((id, connection) -> reached.put(id, numbers.get(connection)));
        var counted = new LinkedHashMap<String, Map<String, StatsHistory.MinuteImage>>();
        stats.forEach((app, history) -> counted.put(app, history.image()));
        var pushed = new LinkedHashMap<String, PushRegistrations.Image>();
        push.forEach((app, registrations) -> pushed.put(app, registrations.image()));
        var ruled = new LinkedHashMap<RuleId, ImagePart.RuleImage>();
        rules.forEach((id, rule) -> ruled.put(id, ImagePart.RuleImage.of(rule)));
        var armed = new ArrayList<ImagePart.ArmedTimer>();
        timers.forEach((timer, atMs) -> armed.add(new ImagePart.ArmedTimer(timer, atMs)));
        to.accept(new ImagePart.BrokerPart(
                ImagePart.VERSION,
                settings,
                seeded.seed(),
                series,
                keys,
                reached,
                transports,
                ruled,
                lastRule,
                framesPassed,
                held,
                limits,
                apps,
                nonces,
                counted,
                watched,
                pushed,
                revocations,
                armed,
                retention.lastOrder(),
                retention.removedThrough(),
                breakpoints.all(),
                breakpoints.numbers()));
        for (int i = 0; i < all.size(); i++) {
            to.accept(all.get(i).part(i < connections.size()));
        }
        channels.values().forEach(channel -> channel.image(to));
    }

    private State(BrokerSettings settings, SeededIds seeded, String series) {
        this.settings = settings;
        this.seeded = seeded;
        this.series = series;
        this.retention = new Retention(settings, channels);
    }

    /// Returns a copy of the state: what can change is copied, what cannot is shared.
    public State copy() {
        return copy(settings, seeded);
    }

    /// Returns a copy for a broker that goes on under other settings, with names from another seed.
    public State copy(BrokerSettings newSettings, SeededIds newSeeded) {
        var copy = new State(newSettings, newSeeded, series);
        // One connection is in several maps, and must be one connection in the copy as well.
        var copied = new IdentityHashMap<Connection, Connection>();
        connections.forEach((id, c) -> copy.connections.put(id, copied.computeIfAbsent(c, Connection::copy)));
        byKey.forEach((key, c) -> copy.byKey.put(key, copied.computeIfAbsent(c, Connection::copy)));
        byTransport.forEach((id, c) -> copy.byTransport.put(id, copied.computeIfAbsent(c, Connection::copy)));
        copy.transports.putAll(transports);
        channels.forEach((name, channel) -> copy.channels.put(name, channel.copy(copy.retention)));
        copy.retention.adopt(retention.lastOrder(), retention.removedThrough());
        copy.rules.putAll(rules);
        copy.lastRule = lastRule;
        framesPassed.forEach((rule, counts) -> copy.framesPassed.put(rule, new LinkedHashMap<>(counts)));
        held.forEach((rule, frames) -> copy.held.put(rule, mutable(frames)));
        copy.breakpoints = breakpoints.copy();
        copy.apps.putAll(apps);
        copy.nonces.putAll(nonces);
        stats.forEach((app, history) -> copy.stats.put(app, history.copy()));
        copy.watched.putAll(watched);
        copy.limits = limits;
        push.forEach((app, registrations) -> copy.push.put(app, registrations.copy()));
        copy.revocations.addAll(revocations);
        copy.timers.putAll(timers);
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    public long weight() {
        long weight = timers.size() + nonces.size();
        for (var connection : connections.values()) {
            weight += connection.weight();
        }
        for (var channel : channels.values()) {
            weight += channel.weight();
        }
        return weight;
    }

    /// The channel with this name, which may have parameters and must be valid; made at its first use.
    public Channel channel(Identity identity, String asked, long atMs) {
        var app = identity.app();
        var name = QualifiedName.base(asked);
        var key = Channel.key(app, name);
        var known = channels.get(key);
        if (known != null) {
            return known;
        }
        var channel = new Channel(app, name, new SerialClock(series, atMs, 0), isPassing(app, name), retention);
        channels.put(key, channel);
        retention.begin(channel, atMs);
        return channel;
    }

    // As the service does it: without a rule of its namespace a channel keeps nothing for long. Whoever has no app of
    // their own looks at what they have just tried, and does not want it to vanish.
    private boolean isPassing(String app, String channel) {
        var known = apps.get(app);
        return known != null && !known.isPersisted(channel);
    }

    /// Drops what is past its time or too much to be kept.
    public void trim(long nowMs) {
        retention.trim(nowMs);
    }

    /// Bytes that all channels keep for history and resumes.
    public long keptBytes() {
        return retention.sizeBytes();
    }

    /// Forgets the channels of an app.
    public void dropChannels(String app) {
        channels.values().removeIf(channel -> {
            boolean gone = channel.app().equals(app);
            if (gone) {
                retention.forget(channel);
            }
            return gone;
        });
    }

    /// The channel with this name, with or without parameters; null when it was never used.
    @Nullable
    public Channel known(Identity identity, String name) {
        return channels.get(Channel.key(identity.app(), QualifiedName.base(name)));
    }

    /// Most bytes of one publish.
    public long maxMessageSize() {
        return limits.messageBytes() > 0 ? limits.messageBytes() : settings.maxMessageSize();
    }

    /// Returns the statistics of the app of an identity.
    public StatsHistory stats(Identity identity) {
        return stats.computeIfAbsent(identity.app(), app -> new StatsHistory());
    }

    /// The rules that are on, for what must pass them.
    public FaultPipeline faults() {
        return faults;
    }

    /// The frames that wait at breakpoints.
    public HeldFrames breakpoints() {
        return breakpoints;
    }

    /// A rule is on from now, or set again.
    public void set(FaultRule rule) {
        lastRule = Math.max(lastRule, rule.id().number());
        if (!rule.isMomentary()) {
            rules.put(rule.id(), rule);
        }
    }

    private static Map<ConnectionId, List<ProtocolMessage>> mutable(Map<ConnectionId, List<ProtocolMessage>> frames) {
        var copy = new LinkedHashMap<ConnectionId, List<ProtocolMessage>>();
        frames.forEach((connection, waiting) -> copy.put(connection, new ArrayList<>(waiting)));
        return copy;
    }

    /// Lets a frame wait for others. Returns those that go on now, the last first; none while it waits.
    List<ProtocolMessage> hold(RuleId rule, ConnectionId connection, ProtocolMessage frame, int group) {
        var waiting = held.computeIfAbsent(rule, id -> new LinkedHashMap<>())
                .computeIfAbsent(connection, id -> new ArrayList<>());
        waiting.add(frame);
        if (waiting.size() < group) {
            return List.of();
        }
        var all = List.copyOf(waiting.reversed());
        waiting.clear();
        return all;
    }

    /// Takes out the frames that wait because of a rule, by the connections that they are for.
    public Map<ConnectionId, List<ProtocolMessage>> release(RuleId rule) {
        var waiting = held.remove(rule);
        return waiting == null ? Map.of() : waiting;
    }

    /// Forgets the frames that wait for a connection whose transport has ended: a resume brings them.
    public void forgetHeld(ConnectionId connection) {
        held.values().forEach(waiting -> waiting.remove(connection));
    }

    /// Ends a rule; gives it, or null when it was not on.
    public @Nullable FaultRule clear(RuleId rule) {
        framesPassed.remove(rule);
        return rules.remove(rule);
    }

    /// Ends all rules, and the numbers of new ones begin again.
    public void clearRules() {
        rules.clear();
        framesPassed.clear();
        held.clear();
        breakpoints.clear();
        lastRule = 0;
    }

    /// Forgets what rules have counted of a connection that is no more.
    public void forgetPassed(ConnectionId connection) {
        framesPassed.values().forEach(counts -> counts.remove(connection));
        forgetHeld(connection);
    }
}
