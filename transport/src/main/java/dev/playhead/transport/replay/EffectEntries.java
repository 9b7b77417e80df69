package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.rest.RestAnswer;
import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.codec.rest.RestSecrets;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Hold;
import dev.playhead.transport.session.RestReply;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one mapping from what the core does to what is recorded of it, for the live broker and for a re-run alike. For
/// one thread.
public final class EffectEntries {
    private final LongSupplier positions;
    private final Receivers receivers;

    /// Finds those of some transports that are there, one group for each encoding, in a fixed order.
    public interface Receivers {
        Collection<? extends Group> of(List<TransportId> ids);
    }

    /// Transports that are sent the same bytes.
    public interface Group {
        FrameCodec codec();

        List<TransportId> ids();
    }

    /// @param positions where the next entry will stand; asked once for each entry, right before it is handed over
    public EffectEntries(LongSupplier positions, Receivers receivers) {
        this.positions = positions;
        this.receivers = receivers;
    }

    /// Hands over the entries of an effect, in their order; of a timer there are none, for what fires is an input.
    public void of(Effect effect, InputEntry input, Consumer<EffectEntry> into) {
        switch (effect) {
            case Effect.Send send -> sent(send, input, into);
            case Effect.Undelivered(var from, var frame, var rule) -> {
                var payload = FrameCodec.of(Format.JSON).encode(frame);
                into.accept(new Entry.FrameUndelivered(
                        positions.getAsLong(),
                        input.atNanos(),
                        input.position(),
                        from,
                        frame.channel(),
                        Format.JSON,
                        payload,
                        rule));
            }
            case Effect.Held(var held) ->
                into.accept(new Entry.FrameHeld(
                        positions.getAsLong(),
                        input.atNanos(),
                        input.position(),
                        new Hold(
                                held.id(),
                                held.rule(),
                                held.stopped(),
                                held.toClient(),
                                held.connection(),
                                held.frame().channel()),
                        FrameCodec.of(Format.JSON).encode(held.frame())));
            case Effect.HeldEnded(var held, var how) ->
                into.accept(new Entry.HeldEnded(positions.getAsLong(), input.atNanos(), input.position(), held, how));
            case Effect.Close(var transport, var code, var reason, var rule) ->
                into.accept(act(input, transport, new Entry.Act.Close(code, reason), rule));
            case Effect.Reset(var transport, var rule) ->
                into.accept(act(input, transport, new Entry.Act.Reset(), rule));
            case Effect.Delay(var transport, var latencyMs, var burstMs, var rule) ->
                into.accept(act(input, transport, new Entry.Act.Delay(latencyMs, burstMs), rule));
            case Effect.Respond(var request, var reply) -> {
                if (input instanceof Entry.RestIn in && in.request().equals(request)) {
                    into.accept(answer(in, encoded(reply, in)));
                }
            }
            case Effect.SetTimer timer -> {}
            case Effect.CancelTimer timer -> {}
        }
    }

    /// Hands over the answer to an input that the core is not told: a request that was refused before.
    public void ofRefusal(InputEntry input, Consumer<EffectEntry> into) {
        if (input instanceof Entry.RestIn in && in.refusal() != null) {
            into.accept(answer(in, RestAnswerEncoder.failure(in.refusal(), format(in), in.target())));
        }
    }

    private void sent(Effect.Send send, InputEntry input, Consumer<EffectEntry> into) {
        var frame = send.frame();
        for (var group : receivers.of(send.to())) {
            var payload = group.codec().encode(frame);
            into.accept(new Entry.FrameOut(
                    positions.getAsLong(),
                    input.atNanos(),
                    input.position(),
                    group.ids(),
                    frame.channel(),
                    group.codec().format(),
                    payload));
        }
    }

    private static Format format(Entry.RestIn in) {
        return RestRequestDecoder.replyFormat(in.target(), in.headers());
    }

    private static RestAnswer encoded(RestReply reply, Entry.RestIn in) {
        var version = RestRequestDecoder.version(in.target(), in.headers());
        return RestAnswerEncoder.encode(reply, format(in), version, in.target(), RestSecrets.MASKED);
    }

    private Entry.RestOut answer(Entry.RestIn in, RestAnswer answer) {
        return new Entry.RestOut(
                positions.getAsLong(),
                in.atNanos(),
                in.position(),
                in.request(),
                answer.status(),
                answer.format(),
                answer.body());
    }

    private Entry.TransportEffect act(InputEntry input, TransportId transport, Entry.Act act, @Nullable RuleId rule) {
        return new Entry.TransportEffect(
                positions.getAsLong(), input.atNanos(), input.position(), transport, act, rule);
    }
}
