package dev.playhead.transport.insight.build;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.TimerId;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The log of a [SessionScript], in memory: what a live broker records of inputs and effects, and that every frame was
/// written to its socket at once.
public final class ScriptedLog implements LogReader {
    static final long START_MS = 1_780_000_000_000L;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final BiConsumer<TransportId, ProtocolMessage> onSent;
    private final List<Entry.Writes> writes = new ArrayList<>();
    private boolean takesNothing;

    record Ended(TransportId transport, CloseReason reason) {}

    ScriptedLog(BiConsumer<TransportId, ProtocolMessage> onSent) {
        this.onSent = onSent;
        add(new Entry.Started(0, START_MS * 1_000_000, 7, "test", BrokerSettings.DEFAULT.toMap()));
    }

    private void add(Entry entry) {
        entries.add(entry);
    }

    /// From now on frames are handed to writers, and no socket takes them.
    public void takeNothing() {
        takesNothing = true;
    }

    void record(Input input, List<Effect> effects) {
        long cause = size();
        long at = input.atMs() * 1_000_000;
        add(entry(input, cause, at));
        writes.clear();
        for (var effect : effects) {
            perform(effect, cause, at);
        }
        if (!writes.isEmpty()) {
            add(new Entry.Written(size(), at, writes));
        }
    }

    private static Entry entry(Input input, long position, long at) {
        return switch (input) {
            case Input.Opened(var ms, var transport, var handshake) ->
                new Entry.Opened(position, at, transport, handshake);
            case Input.Received(var ms, var transport, var frame, var size) ->
                new Entry.FrameIn(position, at, transport, frame.channel(), Format.JSON, json(frame), null);
            case Input.Malformed(var ms, var transport, var problem) ->
                new Entry.FrameIn(position, at, transport, null, Format.JSON, new byte[] {'?'}, problem);
            case Input.Closed(var ms, var transport, var reason) -> new Entry.Closed(position, at, transport, reason);
            case Input.TimerFired(var ms, var timer) -> new Entry.TimerFired(position, at, timer);
            case Input.RuleSet(var ms, var rule) -> new Entry.RuleSet(position, at, rule);
            case Input.RuleCleared(var ms, var rule) -> new Entry.RuleCleared(position, at, rule);
            default -> throw new AssertionError("The script has no words for " + input);
        };
    }

    private static byte[] json(ProtocolMessage frame) {
        return FrameCodec.of(Format.JSON).encode(frame);
    }

    private void perform(Effect effect, long cause, long at) {
        switch (effect) {
            case Effect.Send(var to, var frame) -> {
                long position = size();
                add(new Entry.FrameOut(position, at, cause, to, frame.channel(), Format.JSON, json(frame)));
                to.forEach(transport -> onSent.accept(transport, frame));
                if (!takesNothing) {
                    var writings =
                            to.stream().map(id -> new Entry.Writing(id, at)).toList();
                    writes.add(new Entry.Writes(List.of(position), writings));
                }
            }
            case Effect.Undelivered(var from, var frame, var rule) ->
                add(new Entry.FrameUndelivered(
                        size(), at, cause, from, frame.channel(), Format.JSON, json(frame), rule));
            case Effect.Close(var transport, var code, var reason) -> {
                act(cause, at, transport, new Entry.Act.Close(code, reason), null);
                ended.add(new Ended(transport, CloseReason.BROKER_CLOSED));
            }
            case Effect.Reset(var transport, var rule) -> {
                act(cause, at, transport, new Entry.Act.Reset(), rule);
                ended.add(new Ended(transport, CloseReason.CUT));
            }
            case Effect.Delay(var transport, var latencyMs, var rule) ->
                act(cause, at, transport, new Entry.Act.Delay(latencyMs), rule);
            case Effect.Respond respond -> throw new AssertionError("The script asks nothing over REST.");
            case Effect.SetTimer(var timer, var atMs) -> timers.put(timer, atMs);
            case Effect.CancelTimer(var timer) -> timers.remove(timer);
        }
    }

    private void act(long cause, long at, TransportId transport, Entry.Act act, @Nullable RuleId rule) {
        add(new Entry.TransportEffect(size(), at, cause, transport, act, rule));
    }

    /// The next transport that the broker has ended; null when there is none.
    @Nullable
    Ended ended() {
        return ended.poll();
    }

    /// Takes the timer that is due next; null when none is until `ms`.
    Map.@Nullable Entry<TimerId, Long> dueUntil(long ms) {
        var due = timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= ms)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::copyOf)
                .orElse(null);
        if (due != null) {
            timers.remove(due.getKey());
        }
        return due;
    }

    Decoded decoded(long position) {
        return switch (read(position)) {
            case Entry.FrameIn in when in.problem() == null -> frame(in.payload());
            case Entry.FrameOut out -> frame(out.payload());
            case Entry.FrameUndelivered undelivered -> frame(undelivered.payload());
            default -> Decoded.NOTHING;
        };
    }

    private static Decoded frame(byte[] payload) {
        try {
            return new Decoded.Frame(FrameCodec.of(Format.JSON).decode(payload));
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
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
