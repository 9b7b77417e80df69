package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.RestAnswers;
import dev.playhead.transport.codec.RestRequests;
import dev.playhead.transport.codec.RestSecrets;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the live broker records of the effects of an input, made once more. Positions are not known here
/// and are 0.
final class EffectEntries {
    private final Map<TransportId, Format> formats = new HashMap<>(); // looked up only, never iterated

    /// The entries of all effects that this input has now, in the order in which they are recorded.
    ///
    /// @throws IOException when the log cannot be read
    List<Entry> of(LogReader log, Entry input, Broker broker) throws IOException {
        if (input instanceof Entry.Opened opened) {
            formats.put(opened.transport(), opened.handshake().format());
        }
        var entries = new ArrayList<Entry>();
        var effects = RecordedRun.apply(log, input, broker);
        try {
            for (var effect : effects) {
                add(entries, input, effect);
            }
        } catch (RuntimeException unwritable) {
            return entries; // when it was recorded, what came after a frame that nobody can write was left out as well
        }
        return entries;
    }

    private void add(List<Entry> entries, Entry input, Effect effect) {
        long cause = input.position();
        long at = input.atNanos();
        switch (effect) {
            case Effect.Send(var to, var frame) -> send(entries, cause, at, to, frame);
            case Effect.Withhold(var from, var frame, var rule) ->
                entries.add(new Entry.FrameWithheld(
                        0,
                        at,
                        cause,
                        from,
                        frame.channel(),
                        Format.JSON,
                        FrameCodec.of(Format.JSON).encode(frame),
                        rule));
            case Effect.Close(var transport, var code, var reason) ->
                entries.add(act(cause, at, transport, new Entry.Act.Close(code, reason), null));
            case Effect.Reset(var transport, var rule) ->
                entries.add(act(cause, at, transport, new Entry.Act.Reset(), rule));
            case Effect.Delay(var transport, var latencyMs, var rule) ->
                entries.add(act(cause, at, transport, new Entry.Act.Delay(latencyMs), rule));
            case Effect.Respond(var request, var reply) -> {
                if (input instanceof Entry.RestIn in) {
                    var format = RestRequests.replyFormat(in.target(), in.headers());
                    var answer = RestAnswers.encode(reply, format, in.target(), RestSecrets.MASKED);
                    entries.add(
                            new Entry.RestOut(0, at, cause, request, answer.status(), answer.format(), answer.body()));
                }
            }
            case Effect.SetTimer timer -> {} // what fires is recorded as an input
            case Effect.CancelTimer timer -> {}
        }
    }

    private void send(List<Entry> entries, long cause, long at, List<TransportId> to, ProtocolMessage frame) {
        var byFormat = new EnumMap<Format, List<TransportId>>(Format.class);
        for (var transport : to) {
            var format = formats.get(transport);
            if (format != null) {
                byFormat.computeIfAbsent(format, key -> new ArrayList<>()).add(transport);
            }
        }
        byFormat.forEach((format, targets) -> entries.add(new Entry.FrameOut(
                0,
                at,
                cause,
                targets,
                frame.channel(),
                format,
                FrameCodec.of(format).encode(frame))));
    }

    private static Entry act(long cause, long at, TransportId transport, Entry.Act act, @Nullable RuleId rule) {
        return new Entry.TransportEffect(0, at, cause, transport, act, rule);
    }

    static boolean isEffect(Entry entry) {
        return cause(entry) >= 0;
    }

    static boolean isInput(Entry entry) {
        return switch (entry) {
            case Entry.Opened e -> true;
            case Entry.FrameIn e -> true;
            case Entry.Reauthenticated e -> true;
            case Entry.Closed e -> true;
            case Entry.TimerFired e -> true;
            case Entry.RestIn e -> true;
            case Entry.LimitsSet e -> true;
            case Entry.Interrupted e -> true;
            case Entry.RuleSet e -> true;
            case Entry.RuleCleared e -> true;
            case Entry.Stopping e -> true;
            default -> false;
        };
    }

    /// Position of the input that an effect follows from; -1 for what is no effect.
    static long cause(Entry entry) {
        return switch (entry) {
            case Entry.FrameOut e -> e.cause();
            case Entry.FrameWithheld e -> e.cause();
            case Entry.TransportEffect e -> e.cause();
            case Entry.RestOut e -> e.cause();
            default -> -1;
        };
    }

    /// Whether two effects are the same but for their place in the log.
    static boolean same(Entry recorded, Entry came) {
        return switch (recorded) {
            case Entry.FrameWithheld a ->
                came instanceof Entry.FrameWithheld b
                        && a.from().equals(b.from())
                        && Objects.equals(a.channel(), b.channel())
                        && a.format() == b.format()
                        && Objects.equals(a.rule(), b.rule())
                        && Arrays.equals(a.payload(), b.payload());
            case Entry.TransportEffect a ->
                came instanceof Entry.TransportEffect b
                        && a.transport().equals(b.transport())
                        && a.act().equals(b.act())
                        && Objects.equals(a.rule(), b.rule());
            case Entry.RestOut a ->
                came instanceof Entry.RestOut b
                        && a.request().equals(b.request())
                        && a.status() == b.status()
                        && a.format() == b.format()
                        && Arrays.equals(a.body(), b.body());
            default -> false;
        };
    }

    /// Whether two frames are the same, whoever gets them.
    static boolean sameFrame(Entry.FrameOut a, Entry.FrameOut b) {
        return a.format() == b.format()
                && Objects.equals(a.channel(), b.channel())
                && Arrays.equals(a.payload(), b.payload());
    }

    /// Whether `some` are all among `all`, in the same order.
    static boolean isSubsequence(List<TransportId> some, List<TransportId> all) {
        var rest = all.iterator();
        for (var id : some) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(id);
            }
            if (!found) {
                return false;
            }
        }
        return !some.isEmpty();
    }
}
