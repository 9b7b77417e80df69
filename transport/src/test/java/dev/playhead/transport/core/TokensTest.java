package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Capabilities, AUTH in place, expiry and revocation (TK2b, RTC8, RTN22, RSA17).
class TokensTest {
    private static final TransportId ANN = new TransportId(1);
    private static final TransportId BOB = new TransportId(2);

    private final Broker broker = new Broker(BrokerSettings.DEFAULT, 42);
    private final List<Effect> all = new ArrayList<>();
    private long now = 1_000;

    private List<Effect> apply(Input input) {
        var effects = broker.apply(input);
        all.addAll(effects);
        return effects;
    }

    private static Identity holder(String clientId, Map<String, List<String>> rights, long expiresMs) {
        return new Identity("", "a.k", clientId, Capability.of(rights), new Token(1_000, expiresMs, "group"));
    }

    private void open(TransportId transport, Identity identity, @Nullable String resume) {
        apply(new Input.Opened(
                ++now, transport, new Handshake(Format.JSON, 6, identity, null, true, resume, null, 15_000, "here")));
    }

    private void send(TransportId transport, ProtocolMessage.Builder frame) {
        apply(new Input.Received(++now, transport, frame.build(), 10));
    }

    private void attach(TransportId transport, String channel) {
        send(transport, ProtocolMessage.builder(Action.ATTACH).channel(channel));
    }

    private void publish(TransportId transport, String channel, long msgSerial) {
        var message = Message.builder()
                .actionCode(MessageAction.CREATE.code())
                .name("n")
                .build();
        send(
                transport,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel(channel)
                        .msgSerial(msgSerial)
                        .messages(List.of(message)));
    }

    private ProtocolMessage last(TransportId to) {
        for (var effect : all.reversed()) {
            if (effect instanceof Effect.Send(var targets, var frame) && targets.contains(to)) {
                return frame;
            }
        }
        throw new AssertionError("nothing was sent to " + to);
    }

    private static int code(ProtocolMessage frame) {
        return Objects.requireNonNull(frame.error(), frame.toString()).code();
    }

    @Test
    void aCapabilityLimitsModesAndPublishes() {
        open(ANN, holder("ann", Map.of("chat", List.of("subscribe")), Long.MAX_VALUE), null);
        attach(ANN, "other");
        assertEquals(Action.ERROR, last(ANN).action());
        assertEquals("other", last(ANN).channel());
        assertEquals(40160, code(last(ANN)));
        attach(ANN, "chat");
        assertEquals(Action.ATTACHED, last(ANN).action());
        assertEquals(262_144 | 524_288, Objects.requireNonNull(last(ANN).flags()) & 0xFFFF0000);
        publish(ANN, "chat", 0);
        assertEquals(40160, code(last(ANN)));
        publish(ANN, "third", 1);
        assertEquals(40160, code(last(ANN)));
    }

    @ParameterizedTest
    @CsvSource({"3600000, 3570000", "38000, 8000", "34000, 4000", "30500, 1000", "30000, 15000", "10000, 5000"})
    void aTokenIsAskedForThirtySecondsBeforeItsEndOrHalfwayThroughAShortLife(long livesMs, long askedAfterMs) {
        open(ANN, holder("ann", Map.of("*", List.of("*")), now + 1 + livesMs), null);
        var ask = all.stream()
                .filter(Effect.SetTimer.class::isInstance)
                .map(Effect.SetTimer.class::cast)
                .filter(t -> t.timer().purpose() == TimerId.Purpose.TOKEN_ENDS)
                .findFirst()
                .orElseThrow();
        assertEquals(askedAfterMs, ask.atMs() - now);
    }

    @Test
    void anotherTokenWidensAndNarrowsInPlace() {
        open(ANN, holder("ann", Map.of("chat", List.of("subscribe"), "gone", List.of("*")), Long.MAX_VALUE), null);
        var first = Objects.requireNonNull(last(ANN).connectionDetails());
        attach(ANN, "chat");
        attach(ANN, "gone");
        all.clear();
        apply(new Input.Reauthenticated(++now, ANN, holder("ann", Map.of("chat", List.of("*")), Long.MAX_VALUE), null));
        var connected = all.stream()
                .filter(Effect.Send.class::isInstance)
                .map(e -> ((Effect.Send) e).frame())
                .filter(f -> f.action() == Action.CONNECTED)
                .findFirst()
                .orElseThrow();
        assertNotEquals(
                first.connectionKey(),
                Objects.requireNonNull(connected.connectionDetails()).connectionKey());
        assertEquals("gone", last(ANN).channel());
        assertEquals(40160, code(last(ANN)));
        publish(ANN, "chat", 0);
        assertTrue(all.stream()
                .anyMatch(e -> e instanceof Effect.Send(var to, var frame) && frame.action() == Action.ACK));
    }

    @Test
    void nobodyGoesOnAsSomebodyElse() {
        open(ANN, holder("ann", Map.of("*", List.of("*")), Long.MAX_VALUE), null);
        apply(new Input.Reauthenticated(++now, ANN, holder("eve", Map.of("*", List.of("*")), Long.MAX_VALUE), null));
        assertEquals(Action.ERROR, last(ANN).action());
        assertNull(last(ANN).channel());
        assertEquals(40102, code(last(ANN)));
    }

    @Test
    void aTokenIsAskedForAnewAndEndsWithItsConnectionKept() {
        open(ANN, holder("ann", Map.of("*", List.of("*")), 101_000), null);
        var key = Objects.requireNonNull(last(ANN).connectionDetails()).connectionKey();
        var timers = all.stream()
                .filter(Effect.SetTimer.class::isInstance)
                .map(Effect.SetTimer.class::cast)
                .toList();
        var asks = timers.stream()
                .filter(t -> t.timer().purpose() == TimerId.Purpose.TOKEN_ENDS)
                .findFirst()
                .orElseThrow();
        assertEquals(71_000, asks.atMs());
        now = 71_000;
        apply(new Input.TimerFired(now, asks.timer()));
        assertEquals(Action.AUTH, last(ANN).action());
        var ends = timers.stream()
                .filter(t -> t.timer().purpose() == TimerId.Purpose.TOKEN_EXPIRED)
                .findFirst()
                .orElseThrow();
        now = 101_000;
        apply(new Input.TimerFired(now, ends.timer()));
        assertEquals(Action.DISCONNECTED, last(ANN).action());
        assertEquals(40142, code(last(ANN)));
        apply(new Input.Closed(++now, ANN, CloseReason.BROKER_CLOSED));
        open(BOB, holder("ann", Map.of("*", List.of("*")), 100_000), key);
        assertEquals(40142, code(last(BOB)));
        var third = new TransportId(3);
        open(third, holder("ann", Map.of("*", List.of("*")), 900_000), key);
        assertEquals(Action.CONNECTED, last(third).action());
        assertNull(last(third).error());
    }

    @Test
    void aRevocationEndsWhatItNamesAndNothingElse() {
        open(ANN, holder("ann", Map.of("*", List.of("*")), 900_000), null);
        open(BOB, holder("bob", Map.of("*", List.of("*")), 900_000), null);
        var revoke = new RestCall.RevokeTokens("a.k", List.of("clientId:ann", "shape:round"), null, false, 0);
        now = 5_000;
        var effects = apply(new Input.Requested(now, new RequestId(1), new Identity("a.k", "*"), revoke));
        assertEquals(40141, code(last(ANN)));
        assertEquals(Action.CONNECTED, last(BOB).action());
        var reply = (Effect.Respond) effects.getLast();
        var results = ((RestReply.TokensRevoked) reply.reply()).results();
        assertNull(results.getFirst().error());
        assertEquals(40000, Objects.requireNonNull(results.getLast().error()).code());
        var again = new TransportId(3);
        open(again, holder("ann", Map.of("*", List.of("*")), 900_000), null);
        assertEquals(40141, code(last(again)));
    }

    @Test
    void ownMessagesAreOnesOwn() {
        var own = Map.of("chat", List.of("publish", "subscribe", "message-update-own"));
        open(ANN, holder("ann", own, Long.MAX_VALUE), null);
        open(BOB, holder("bob", own, Long.MAX_VALUE), null);
        publish(ANN, "chat", 0);
        var serial =
                Objects.requireNonNull(last(ANN).res()).getFirst().serials().getFirst();
        for (var who : List.of(ANN, BOB)) {
            var update = Message.builder()
                    .actionCode(MessageAction.UPDATE.code())
                    .serial(serial)
                    .name("changed")
                    .build();
            send(
                    who,
                    ProtocolMessage.builder(Action.MESSAGE)
                            .channel("chat")
                            .msgSerial(1L)
                            .messages(List.of(update)));
        }
        assertEquals(Action.ACK, last(ANN).action());
        assertEquals(40160, code(last(BOB)));
    }
}
