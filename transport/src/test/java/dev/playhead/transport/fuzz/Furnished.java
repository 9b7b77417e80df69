package dev.playhead.transport.fuzz;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestSecrets;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import java.util.List;

/// A broker with something in it for a strange input to hit: two connections, one of them attached to
/// `chat` and a member there, and a message. Whatever it is given, it must go on, and what it says must
/// be possible to write.
final class Furnished {
    static final TransportId SENDER = new TransportId(1);
    private static final long NOW = 1_780_000_000_000L;
    private static final Furnished FIRST = new Furnished();

    private final Broker broker;
    private long now = NOW;

    private Furnished() {
        broker = new Broker(BrokerSettings.DEFAULT, 1);
        for (var transport : List.of(SENDER, new TransportId(2))) {
            var identity = new Identity("app.key", transport.equals(SENDER) ? "alice" : Identity.ANY);
            take(new Input.Opened(
                    ++now, transport, new Handshake(Format.JSON, 6, identity, null, true, null, null, 15_000, "fuzz")));
            frame(transport, ProtocolMessage.builder(Action.ATTACH).channel("chat"));
        }
        var enter = PresenceMessage.builder(PresenceAction.ENTER).build();
        frame(
                SENDER,
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel("chat")
                        .msgSerial(0L)
                        .presence(List.of(enter)));
        var hello = Message.builder().data(new Data.Text("hello")).build();
        frame(
                SENDER,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("chat")
                        .msgSerial(1L)
                        .messages(List.of(hello)));
    }

    private Furnished(Furnished original) {
        broker = original.broker.copy();
        now = original.now;
    }

    static Furnished fresh() {
        return new Furnished(FIRST);
    }

    private void frame(TransportId from, ProtocolMessage.Builder frame) {
        take(new Input.Received(++now, from, frame.build(), 100));
    }

    /// A frame from the sender, then what brings the traces it has left to others.
    void received(ProtocolMessage frame) {
        take(new Input.Received(++now, SENDER, frame, 100));
        var channel = frame.channel() == null ? "chat" : frame.channel();
        frame(new TransportId(2), ProtocolMessage.builder(Action.ATTACH).channel(channel));
        requested(new RestCall.History(channel, whole(), null), "/channels/chat/messages");
        requested(new RestCall.PresenceHistory(channel, whole()), "/channels/chat/presence/history");
        take(new Input.Closed(++now, SENDER, dev.playhead.transport.session.CloseReason.LOST));
    }

    private static RestCall.Page whole() {
        return new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 1000, null);
    }

    void requested(RestCall call, String target) {
        var input = new Input.Requested(++now, new RequestId(now), new Identity("app.key", "alice"), call);
        for (var effect : broker.apply(input)) {
            if (effect instanceof Effect.Respond(var request, var reply)) {
                for (var format : Format.values()) {
                    RestAnswerEncoder.encode(reply, format, 6, target, RestSecrets.MASKED);
                }
            } else {
                write(effect);
            }
        }
    }

    private void take(Input input) {
        broker.apply(input).forEach(Furnished::write);
    }

    private static void write(Effect effect) {
        var frame = switch (effect) {
            case Effect.Send send -> send.frame();
            case Effect.Undelivered undelivered -> undelivered.frame();
            case Effect.Held held -> held.held().frame();
            default -> null;
        };
        if (frame != null) {
            for (var format : Format.values()) {
                FrameCodec.of(format).encode(frame);
            }
        }
    }
}
