package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.build.ScriptedLog;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Messages that the broker does not keep any more are still to be seen.
class DroppedMessageTest {
    private static final long SEED = 7;
    private static final long START_MS = 1_780_000_000_000L;
    private static final TransportId AGENT = new TransportId(1);

    private static final BrokerSettings SETTINGS = BrokerSettings.DEFAULT.keeping(2_000);

    private final Broker broker = new Broker(SETTINGS, SEED);
    private final ScriptedLog log = new ScriptedLog(SEED, START_MS, SETTINGS);
    private final TimelineBuilder builder = new TimelineBuilder();
    private long told;

    @Test
    void theStageShowsItAsItWasLast() {
        apply(new Input.Opened(START_MS + 1, AGENT, handshake(new Identity("app.key", "agent"))));
        frame(START_MS + 2, ProtocolMessage.builder(Action.ATTACH).channel("chat"));
        var message = Message.builder().data(new Data.Text("Once")).build();
        frame(
                START_MS + 3,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("chat")
                        .msgSerial(0L)
                        .messages(List.of(message)));
        long later = START_MS + 10;
        for (long number = 1; number < 10; number++) {
            var update = PresenceMessage.builder(PresenceAction.UPDATE).data(new Data.Text("busy"));
            frame(
                    later + number,
                    ProtocolMessage.builder(Action.PRESENCE)
                            .channel("chat")
                            .msgSerial(number)
                            .presence(List.of(update.build())));
        }
        later += 10;
        assertEquals(List.of(), broker.channels().getFirst().messages());

        var probe = new StateProbe(log, builder);
        for (int again = 0; again < 2; again++) {
            var state = probe.at(later * 1_000_000, builder.timeline(later * 1_000_000));
            assertEquals("Once", Objects.requireNonNull(state.subject()).text());
            assertEquals(0, state.messages(), "the broker keeps none");
            var before = probe.at((START_MS + 4) * 1_000_000, builder.timeline(later * 1_000_000));
            assertEquals("Once", Objects.requireNonNull(before.subject()).text());
            assertEquals(1, before.messages());
        }
        assertEquals(1, builder.timeline(0).channels().getFirst().messages().size(), "the timeline keeps it");
    }

    private void frame(long atMs, ProtocolMessage.Builder frame) {
        apply(new Input.Received(atMs, AGENT, frame.build(), 100));
    }

    private List<Effect> apply(Input input) {
        var effects = broker.apply(input);
        log.record(input, effects);
        for (; told < log.size(); told++) {
            var entry = log.read(told);
            builder.accept(entry, EntryDecoder.decode(entry));
        }
        return effects;
    }

    private static Handshake handshake(Identity identity) {
        return new Handshake(Format.JSON, 6, identity, null, true, null, null, 15_000, "test", 0, Via.WEBSOCKET);
    }
}
