package dev.playhead.transport.insight.build;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.ImageTrip;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import dev.playhead.transport.session.BrokerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A log in memory of inputs that a broker was given and of their effects: what a live broker records of
/// them. Inputs of one millisecond are some nanoseconds apart, so that no two are at the same moment.
public final class ScriptedLog implements LogReader {
    private final List<Entry> entries = new ArrayList<>();
    private final NavigableMap<Long, List<Long>> keyframes = new TreeMap<>();
    private final EffectEntries mapping = new EffectEntries(this::size, ids -> List.of(new Group(ids)));
    private long lastNanos;

    // All of them speak JSON.
    private record Group(List<TransportId> ids) implements EffectEntries.Group {
        @Override
        public FrameCodec codec() {
            return FrameCodec.of(Format.JSON);
        }
    }

    /// A frame that was handed to the writers of some transports, and the position of its entry.
    public record Sent(long position, Effect.Send effect) {}

    /// @param startMs when the broker was started, ms since 1970
    public ScriptedLog(long seed, long startMs) {
        this(seed, startMs, BrokerSettings.DEFAULT);
    }

    /// @param startMs when the broker was started, ms since 1970
    public ScriptedLog(long seed, long startMs, BrokerSettings settings) {
        lastNanos = startMs * 1_000_000;
        entries.add(new Entry.Started(0, lastNanos, seed, "test", settings.toMap()));
    }

    /// The broker goes on with what it knew: its state stands at the beginning.
    public ScriptedLog goingOnWith(Broker broker) {
        long of = size();
        var pages = ImageTrip.pages(broker);
        var positions = new ArrayList<Long>();
        for (int page = 0; page < pages.size(); page++) {
            positions.add(size());
            boolean last = page == pages.size() - 1;
            entries.add(new Entry.Keyframe(size(), lastNanos, of, page, last, pages.get(page)));
        }
        keyframes.put(of, List.copyOf(positions));
        return this;
    }

    /// Records an input and what the core did about it. Returns the frames that were sent, in their order; nobody has
    /// them before [#written].
    public List<Sent> record(Input input, List<Effect> effects) {
        var entry = entry(input, nextNanos(input.atMs()));
        entries.add(entry);
        var sent = new ArrayList<Sent>();
        for (var effect : effects) {
            if (effect instanceof Effect.Send send) {
                sent.add(new Sent(size(), send));
            }
            mapping.of(effect, entry, entries::add);
        }
        return sent;
    }

    /// Frames are in the hands of a socket, in their order.
    public void written(TransportId to, List<Long> frames, long atMs) {
        long at = nextNanos(atMs);
        entries.add(new Entry.Written(
                size(), at, List.of(new Entry.Writes(frames, List.of(new Entry.Writing(to, at))))));
    }

    /// Frames that an input caused are written at once, to all that they were sent to.
    void written(List<Sent> sent) {
        var writes = new ArrayList<Entry.Writes>();
        for (var one : sent) {
            var writings = one.effect().to().stream()
                    .map(id -> new Entry.Writing(id, lastNanos))
                    .toList();
            writes.add(new Entry.Writes(List.of(one.position()), writings));
        }
        if (!writes.isEmpty()) {
            entries.add(new Entry.Written(size(), lastNanos, writes));
        }
    }

    private long nextNanos(long atMs) {
        lastNanos = Math.max(lastNanos + 1, atMs * 1_000_000);
        return lastNanos;
    }

    /// When the last entry was recorded, ns since 1970.
    public long lastNanos() {
        return lastNanos;
    }

    private InputEntry entry(Input input, long at) {
        long position = size();
        return switch (input) {
            case Input.Opened(var ms, var transport, var handshake) ->
                new Entry.Opened(position, at, transport, handshake);
            case Input.Received(var ms, var transport, var frame, var size) ->
                new Entry.FrameIn(position, at, transport, frame.channel(), Format.JSON, json(frame), null);
            case Input.Malformed(var ms, var transport, var problem) ->
                new Entry.FrameIn(position, at, transport, null, Format.JSON, new byte[] {'?'}, problem);
            case Input.Reauthenticated(var ms, var transport, var identity, var refusal) ->
                new Entry.Reauthenticated(position, at, transport, identity, refusal);
            case Input.Closed(var ms, var transport, var reason) -> new Entry.Closed(position, at, transport, reason);
            case Input.TimerFired(var ms, var timer) -> new Entry.TimerFired(position, at, timer);
            case Input.Requested(var ms, var request, var identity, var call) ->
                ScriptedRequests.entry(position, at, request, identity, call);
            case Input.RuleSet(var ms, var rule) -> new Entry.RuleSet(position, at, rule);
            case Input.RuleCleared(var ms, var rule) -> new Entry.RuleCleared(position, at, rule);
            case Input.LimitsSet(var ms, var limits) -> new Entry.LimitsSet(position, at, limits);
            case Input.HeldSettled(var ms, var held, var dropped, var edited) ->
                new Entry.HeldSettled(position, at, held, dropped, edited == null ? new byte[0] : json(edited));
            case Input.Stopping(var ms) -> new Entry.Stopping(position, at);
        };
    }

    private static byte[] json(ProtocolMessage frame) {
        return FrameCodec.of(Format.JSON).encode(frame);
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public Entry read(long position) {
        return entries.get((int) position);
    }

    @Override
    public NavigableMap<Long, List<Long>> keyframes() {
        return keyframes;
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public Path file() {
        return Path.of("scripted.mcap");
    }

    @Override
    public void close() {}
}
