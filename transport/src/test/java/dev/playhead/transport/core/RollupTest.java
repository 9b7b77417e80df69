package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.Version;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollupTest {
    private final BrokerScript script = new BrokerScript(5);
    private String serial = "";

    @BeforeEach
    void aStream() {
        script.connectRolling("agent", 40).connect("phone").attach("phone", "chat");
        script.publish("agent", "chat", "<");
        serial = script.lastSerial("agent");
    }

    @Test
    void theFirstAppendLeavesAtOnceAndTheNextOnesTogetherWhenTheWindowEnds() {
        long begin = script.now();
        append("a");
        assertEquals(List.of("<", "a"), got());
        append("b").append("c");
        script.pass(begin + 40 - script.now());
        assertEquals(List.of("<", "a"), got(), "39 ms after the first append");
        script.pass(1);
        assertEquals(List.of("<", "a", "bc"), got(), "40 ms after it");
        append("d");
        script.pass(39 - 1);
        assertEquals(List.of("<", "a", "bc"), got());
        script.pass(1);
        assertEquals(List.of("<", "a", "bc", "d"), got(), "a new window begins when one ends with something in it");
        script.pass(40);
        append("e");
        assertEquals("e", got().getLast(), "after a quiet window the next append is a first one");
        assertEquals("<abcde", text(current()));
    }

    @Test
    void theLastOfThemIsAnsweredWithTheVersionAndTheOthersWithNull() {
        append("a").append("b").append("c").append("d");
        assertEquals(List.of(0L, 1L, 2L, 3L), acked());
        assertNotEquals(null, result(1));
        assertEquals(null, result(2));
        assertEquals(null, result(3));
        script.pass(40);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), acked());
        var version = Objects.requireNonNull(current().version());
        assertEquals(version.serial(), result(4));
        assertEquals(version, deliveries().getLast().version());
    }

    @Test
    void theVersionSaysWhatTheLastOneSaid() {
        append("a");
        script.publish("agent", "chat", append("b", "first", "one")).publish("agent", "chat", append("c", null, "two"));
        script.pass(40);
        var last = deliveries().getLast();
        assertEquals(MessageAction.APPEND, last.action());
        assertEquals("bc", text(last));
        assertEquals("first", last.name(), "what the later one does not say stays");
        assertEquals(Map.of("n", "two"), Objects.requireNonNull(last.version()).metadata());
    }

    @Test
    void zeroTurnsItOff() {
        script.connect("plain");
        for (var word : List.of("a", "b", "c")) {
            script.append("plain", "chat", serial, word);
        }
        assertEquals(List.of("<", "a", "b", "c"), got());
        assertEquals(4, script.got("plain").size(), "CONNECTED and three ACKs");
    }

    @Test
    void everyConnectionAndEveryMessageHasItsOwnWindow() {
        script.connectRolling("other", 100).publish("agent", "chat", "[");
        var second = script.lastSerial("agent");
        append("a");
        script.append("agent", "chat", second, "1").append("other", "chat", serial, "x");
        assertEquals(List.of("<", "[", "a", "1", "x"), got());
        append("b");
        script.append("agent", "chat", second, "2");
        script.pass(40);
        assertEquals(List.of("b", "2"), got().subList(5, 7));
        append("c");
        script.append("other", "chat", serial, "y");
        assertEquals("c", got().getLast(), "what was held back for a message comes before a change by somebody else");
        script.pass(100);
        assertEquals("<axbcy", text(current()));
    }

    @Test
    void anEditComesAfterWhatWasHeldBack() {
        append("a").append("b");
        script.publish("agent", "chat", BrokerScript.change(MessageAction.UPDATE, serial, "edited"));
        assertEquals(List.of("<", "a", "b", "edited"), got());
        append("c");
        script.rest(new RestCall.Change("chat", serial, BrokerScript.change(MessageAction.DELETE, serial, "gone")));
        script.pass(100);
        assertEquals(List.of("<", "a", "b", "edited", "c", "gone"), got());
        assertEquals(MessageAction.DELETE, current().action());
    }

    @Test
    void whatTheSameConnectionPublishesNextOnTheChannelComesAfterIt() {
        append("a").append("b");
        script.publish("agent", "chat", "run ends");
        assertEquals(List.of("<", "a", "b", "run ends"), got());
        assertEquals(List.of(0L, 1L, 2L, 3L), acked());
    }

    @Test
    void answersKeepTheOrderOfTheFramesTheyAnswer() {
        append("a").append("b");
        script.publish("agent", "elsewhere", "hello");
        script.annotate("agent", "chat", BrokerScript.reaction("nothing", "+1"));
        assertEquals(List.of(0L, 1L), acked(), "the ACK of another channel waits for that of the append");
        script.pass(40);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), acked());
        assertEquals(Action.NACK, script.got("agent").getLast().action());
    }

    @Test
    void aCloseAndAStopPublishWhatWasHeldBackFirst() {
        append("a").append("b").append("c");
        script.send("agent", ProtocolMessage.builder(Action.CLOSE));
        assertEquals(List.of("<", "a", "bc"), got());
        assertEquals(List.of(0L, 1L, 2L, 3L), acked());
        script.connectRolling("agent", 500);
        append("d").append("e");
        script.apply(new Input.Stopping(script.now()));
        assertEquals(List.of("<", "a", "bc", "d", "e"), got());
        assertEquals(List.of(0L, 1L), acked());
    }

    @Test
    void aLostTransportLosesAndDoublesNothing() {
        append("a").append("b").append("c");
        script.lose("agent");
        script.resumeRolling("agent", 40);
        resend(3, "c");
        assertEquals(List.of(), acked(), "it still waits for its window");
        script.pass(40);
        assertEquals(List.of(3L), acked());
        assertEquals(List.of("<", "a", "bc"), got());
        append("d");
        script.lose("agent").pass(40);
        assertEquals("d", got().getLast(), "the window ends without the connection as well");
        script.resumeRolling("agent", 40);
        resend(4, "d");
        assertEquals(List.of(4L), acked());
        resend(3, "c");
        script.pass(40);
        assertEquals("<abcd", text(current()));
    }

    @Test
    void whatIsHeldBackIsRememberedWhenTheBrokerIsKilled() {
        append("a").append("b").append("c");
        var next = ImageTrip.of(script.broker).nextLife(BrokerSettings.DEFAULT, 99, script.now());
        Map.copyOf(next.timers()).forEach((timer, atMs) -> {
            if (timer.purpose() == TimerId.Purpose.APPEND_WINDOW) {
                next.apply(new Input.TimerFired(atMs, timer));
            }
        });
        assertEquals("<abc", text(next.channels().getFirst().messages().getFirst()));
        assertEquals("<a", text(current()), "the broker itself goes on as before");
    }

    @Test
    void whatCannotBeAppendedIsRefusedAtOnceAndAloneWithIt() {
        append("a").append("b");
        script.publish(
                "agent",
                "chat",
                append("c", null, "binary").toBuilder()
                        .data(new Data.Binary(new byte[1]))
                        .build());
        assertEquals(Action.NACK, script.got("agent").getLast().action());
        append("x".repeat(40_000)).append("y".repeat(40_000));
        script.pass(40);
        var last = script.got("agent").getLast();
        assertEquals(Action.NACK, last.action());
        assertEquals(40009, Objects.requireNonNull(last.error()).code());
        assertEquals(List.of("<", "a", "b", "x".repeat(40_000)), got());
    }

    @Test
    void fullModeAlwaysGetsTheWhole() {
        script.connect("full").attachWith("full", "chat", Map.of("appendMode", "full"));
        append("a").append("b").append("c");
        script.pass(40);
        var whole = script.got("full", Action.MESSAGE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .toList();
        assertEquals(List.of("<a", "<abc"), whole.stream().map(RollupTest::text).toList());
        assertTrue(whole.stream().allMatch(message -> message.action() == MessageAction.UPDATE));
    }

    /// Whatever comes in between, everybody ends with the same text, every append is in it once, and the answers
    /// keep their order. A copy taken at any moment goes on in the same way.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomSchedules(long seed) {
        var random = new Random(seed);
        var world = new BrokerScript(seed).connectRolling("one", 40).connectRolling("two", 20);
        world.connect("phone").attach("phone", "chat").publish("one", "chat", "<");
        var serials = new ArrayList<>(List.of(world.lastSerial("one")));
        world.publish("one", "chat", "[");
        serials.add(world.lastSerial("one"));
        var copies = new LinkedHashMap<Integer, Broker>();
        var sent = new LinkedHashMap<String, StringBuilder>();
        for (int step = 0; step < 200; step++) {
            var who = random.nextBoolean() ? "one" : "two";
            var target = serials.get(random.nextInt(2));
            switch (random.nextInt(12)) {
                case 0 -> world.publish(who, "chat", "note " + step);
                case 1 -> world.publish(who, "other", "note " + step);
                case 2, 3, 4 -> world.pass(random.nextInt(60));
                default -> {
                    world.append(who, "chat", target, "." + step);
                    sent.computeIfAbsent(target + who, key -> new StringBuilder())
                            .append('.')
                            .append(step);
                }
            }
            if (step % 20 == 0) {
                copies.put(world.inputs.size(), world.broker.copy());
            }
        }
        world.pass(200);
        for (var who : List.of("one", "two")) {
            var answered = world.got(who).stream()
                    .filter(frame -> frame.action() == Action.ACK)
                    .map(frame -> Objects.requireNonNull(frame.msgSerial()))
                    .toList();
            assertEquals(answered.stream().sorted().distinct().toList(), answered, "seed " + seed);
            assertEquals(answered.getLast() + 1, answered.size(), "every frame has its answer");
        }
        var texts = world.texts("phone");
        for (var message : world.broker.channels().getFirst().messages()) {
            assertEquals(text(message), texts.get(message.serial()), "seed " + seed);
        }
        for (var target : serials) {
            var text = Objects.requireNonNull(texts.get(target));
            int length = 1;
            for (var who : List.of("one", "two")) {
                int from = 0;
                var own = sent.getOrDefault(target + who, new StringBuilder()).toString();
                length += own.length();
                for (var piece : own.split("(?=\\.)", 0)) {
                    int found = text.indexOf(piece, from);
                    assertTrue(found >= 0, "seed " + seed + ": " + piece + " in its order in " + text);
                    from = found + piece.length();
                }
            }
            assertEquals(length, text.length(), "seed " + seed);
        }
        for (var copy : copies.entrySet()) {
            world.inputs.subList(copy.getKey(), world.inputs.size()).forEach(copy.getValue()::apply);
            assertArrayEquals(ImageTrip.bytes(world.broker), ImageTrip.bytes(copy.getValue()), "seed " + seed);
        }
    }

    private RollupTest append(String text) {
        script.append("agent", "chat", serial, text);
        return this;
    }

    private Message append(String text, @Nullable String name, String metadata) {
        return BrokerScript.change(MessageAction.APPEND, serial, text).toBuilder()
                .name(name)
                .version(new Version(null, null, null, null, Map.of("n", metadata)))
                .build();
    }

    private void resend(long msgSerial, String text) {
        script.publishAs("agent", "chat", msgSerial, BrokerScript.change(MessageAction.APPEND, serial, text));
    }

    private List<Message> deliveries() {
        return script.got("phone", Action.MESSAGE).stream()
                .flatMap(frame -> Objects.requireNonNull(frame.messages()).stream())
                .toList();
    }

    private List<String> got() {
        return deliveries().stream().map(RollupTest::text).toList();
    }

    private List<Long> acked() {
        return script.got("agent").stream()
                .filter(frame -> frame.action() == Action.ACK || frame.action() == Action.NACK)
                .map(frame -> Objects.requireNonNull(frame.msgSerial()))
                .toList();
    }

    private @Nullable String result(long msgSerial) {
        var ack = script.got("agent", Action.ACK).stream()
                .filter(frame -> Objects.equals(frame.msgSerial(), msgSerial))
                .findFirst()
                .orElseThrow();
        var serials = Objects.requireNonNull(ack.res()).getFirst().serials();
        assertEquals(1, serials.size());
        return serials.getFirst();
    }

    private Message current() {
        return script.broker.channels().stream()
                .filter(channel -> channel.name().equals("chat"))
                .findFirst()
                .orElseThrow()
                .messages()
                .getFirst();
    }

    private static String text(Message message) {
        return message.data() instanceof Data.Text(var text) ? text : "";
    }
}
