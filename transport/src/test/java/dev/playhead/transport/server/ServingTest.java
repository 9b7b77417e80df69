package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.LiveClient;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingOptions;
import dev.playhead.transport.serving.Turn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording that happens again in front of live clients: under the serials that it had, with a place left for one of
/// them, and with a gate.
class ServingTest {
    private static final double MAX = Double.POSITIVE_INFINITY;

    @TempDir
    private Path data;

    @TempDir
    private Path again;

    private interface Happening {
        void in(BrokerServer broker) throws Exception;
    }

    private Path record(Happening happening) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            happening.in(broker);
            return broker.recording();
        }
    }

    private interface Watching {
        void of(BrokerServer broker, Serving serving, CountDownLatch ended) throws Exception;
    }

    private Path serve(ReplaySource source, ServingOptions how, Watching watching) throws Exception {
        var ended = new CountDownLatch(1);
        var options = ServerOptions.any(new DataDirectory(again));
        Path served;
        try (var broker = BrokerServer.replay(options, source, how, ended::countDown)) {
            watching.of(broker, broker.serving().orElseThrow(), ended);
            served = broker.recording();
        }
        try (var log = LogFile.open(served)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
        return served;
    }

    private static ReplaySource fromStart(LogFile log) throws Exception {
        return ReplaySource.of(log, log.read(0).atNanos());
    }

    /// An answer that grows, which is begun, continued and ended after the first moment; a phone that asks for it.
    private static void conversation(BrokerServer broker) throws Exception {
        try (var agent = WireClient.json(broker.port(), "agent").attached("chat");
                var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
            phone.send("{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,\"presence\":[{\"action\":2}]}");
            phone.next(Action.ACK);
            phone.publish("chat", 1, "question");
            phone.next(Action.ACK);
            agent.publish("chat", 0, "answer:");
            var serial = serial(agent.next(Action.ACK));
            for (int i = 1; i <= 5; i++) {
                agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + i
                        + ",\"messages\":[{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\" " + i + "\"}]}");
                agent.next(Action.ACK);
            }
            broker.note("the middle");
            phone.publish("chat", 2, "thanks");
            phone.next(Action.ACK);
        }
    }

    private static String serial(ProtocolMessage ack) {
        return String.valueOf(
                Objects.requireNonNull(ack.res()).getFirst().serials().getFirst());
    }

    private static List<Message> messages(Path recording) throws Exception {
        try (var log = LogFile.open(recording)) {
            return new TimeMachine(log).at(log.size()).messages("", "chat", 100);
        }
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .map(message -> message.data() instanceof Data.Text(var text) ? text : "")
                .toList();
    }

    private static List<String> serials(List<Message> messages) {
        return messages.stream()
                .map(message -> message.serial() + " " + message.version())
                .toList();
    }

    @Test
    void whatHappensAgainHasTheSerialsThatItHad() throws Exception {
        var recording = record(ServingTest::conversation);
        var original = messages(recording);
        assertEquals(List.of("question", "answer: 1 2 3 4 5", "thanks"), texts(original));
        try (var log = LogFile.open(recording)) {
            for (double speed : new double[] {MAX, 4}) {
                var served = serve(fromStart(log), ServingOptions.at(speed), (broker, serving, ended) -> {
                    try (var viewer = WireClient.json(broker.port(), "viewer").attached("chat")) {
                        viewer.publish("chat", 0, "live"); // at the same time
                        viewer.next(Action.ACK);
                        assertTrue(ended.await(20, TimeUnit.SECONDS));
                        assertEquals(0, serving.state().lateness().early());
                    }
                });
                var all = messages(served);
                var replayed = all.stream()
                        .filter(message -> !new Data.Text("live").equals(message.data()))
                        .toList();
                assertEquals(4, all.size());
                assertEquals(texts(original), texts(replayed));
                assertEquals(serials(original), serials(replayed));
            }
        }
    }

    @Test
    void onlyWhatIsBeforeTheEndHappensAgainAndOnlyInChannelsThatAreWanted() throws Exception {
        var recording = record(broker -> {
            conversation(broker);
            try (var other = WireClient.json(broker.port(), "other").attached("side")) {
                other.publish("side", 0, "aside");
                other.next(Action.ACK);
            }
        });
        try (var log = LogFile.open(recording)) {
            var thanks = messages(recording).getLast();
            long before = Objects.requireNonNull(thanks.timestamp()) * 1_000_000 - 1;
            var source = fromStart(log).until(before).ofChannels(name -> name.equals("chat"));
            var served = serve(source, ServingOptions.at(MAX), (broker, serving, ended) -> {
                try (var viewer = WireClient.json(broker.port(), "viewer").attached("chat")) {
                    assertTrue(ended.await(20, TimeUnit.SECONDS));
                    assertFalse(viewer.hasEnded());
                }
            });
            assertEquals(List.of("question", "answer: 1 2 3 4 5"), texts(messages(served)));
            try (var copy = LogFile.open(served)) {
                assertEquals(
                        List.of("chat"),
                        new TimeMachine(copy)
                                .at(copy.size()).channelSummaries().stream()
                                        .map(channel -> channel.name())
                                        .toList());
            }
        }
    }

    @Test
    void theGateWaitsForTheTurnsOfWhoeverIsInThePlaceOfTheOneThatIsLeftOut() throws Exception {
        var recording = record(ServingTest::conversation);
        try (var log = LogFile.open(recording)) {
            var source = fromStart(log).without("phone", false);
            var how = ServingOptions.at(MAX).waiting(Set.of(GateWait.TURNS));
            var served = serve(source, how, (broker, serving, ended) -> {
                try (var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
                    awaitTurn(serving, "Enter presence");
                    phone.send("{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,\"presence\":[{\"action\":2}]}");
                    phone.next(Action.ACK);
                    awaitTurn(serving, "Publish “question”");
                    assertTrue(texts(heard(phone)).isEmpty(), "nothing recorded is sent while the gate is closed");
                    phone.publish("chat", 1, "my question");
                    phone.next(Action.ACK);
                    awaitTurn(serving, "Publish “thanks”");
                    assertEquals(
                            List.of(Turn.State.DONE, Turn.State.DONE, Turn.State.NOW),
                            serving.state().turns().stream().map(Turn::state).toList());
                    assertTrue(serving.state().clients().getFirst().inPlace());
                    serving.skipTurn();
                    assertTrue(ended.await(20, TimeUnit.SECONDS));
                    var turns = serving.state().turns();
                    assertEquals(Turn.State.SKIPPED, turns.getLast().state());
                    assertTrue(
                            turns.get(1).yoursNanos() <= turns.get(1).recorded().atNanos());
                    assertTrue(turns.get(1).waitedNanos() > 0);
                    assertEquals(
                            3,
                            serving.state().pauses().stream()
                                    .filter(pause -> pause.reason() == GateReason.TURN)
                                    .count());
                }
            });
            assertEquals(List.of("my question", "answer: 1 2 3 4 5"), texts(messages(served)));
            try (var copy = LogFile.open(served)) {
                var notes = new ArrayList<String>();
                for (long position = 0; position < copy.size(); position++) {
                    if (copy.read(position) instanceof Entry.Note note) {
                        notes.add(note.text());
                    }
                }
                assertTrue(notes.contains("Turn: Publish “my question”"), notes.toString());
                assertTrue(
                        notes.stream().anyMatch(note -> note.startsWith("The gate was closed for ")), notes.toString());
            }
        }
    }

    private static List<Message> heard(WireClient client) throws InterruptedException {
        var messages = new ArrayList<Message>();
        for (var frame = client.poll(50); frame != null; frame = client.poll(50)) {
            messages.addAll(Objects.requireNonNullElse(frame.messages(), List.<Message>of()));
        }
        return messages;
    }

    private static void awaitTurn(Serving serving, String words) {
        await().until(() -> serving.state().closed() == GateReason.TURN
                && serving.state().words().equals(words));
    }

    @Test
    void thePlaceIsFreeWhenTheRecordedOneWasThereAtTheMoment() throws Exception {
        var recording = record(broker -> {
            try (var agent = WireClient.json(broker.port(), "agent").attached("chat");
                    var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
                phone.send("{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,\"presence\":[{\"action\":2}]}");
                phone.next(Action.ACK);
                broker.set(new FaultRule.Target.Client("phone"), new Slow(5), "Slow")
                        .join();
                agent.publish("chat", 0, "the moment");
                agent.next(Action.ACK);
                long then = System.currentTimeMillis();
                await().until(() -> System.currentTimeMillis() > then); // what follows is of another millisecond
                broker.set(new FaultRule.Target.Client("phone"), new Slow(6), "Slower")
                        .join();
                agent.publish("chat", 1, "after it");
                agent.next(Action.ACK);
            }
        });
        try (var log = LogFile.open(recording)) {
            long moment = Objects.requireNonNull(messages(recording).getFirst().timestamp()) * 1_000_000 + 999_999;
            var source = ReplaySource.of(log, moment).without("phone", false);
            serve(source, ServingOptions.at(1).closedAtFirst(), (broker, serving, ended) -> {
                try (var phone = WireClient.json(broker.port(), "phone");
                        var http = new RawHttp(broker.port())) {
                    phone.attached("chat");
                    var members = http.get("/channels/chat/presence?key=a.b:c").body();
                    assertEquals("[]", members, "the recorded phone has left");
                    var rules = broker.serving().orElseThrow();
                    rules.goOn();
                    assertEquals(
                            List.of("after it"),
                            texts(Objects.requireNonNull(
                                    phone.next(Action.MESSAGE).messages())));
                    assertTrue(ended.await(20, TimeUnit.SECONDS));
                }
            });
        }
        try (var log = LogFile.open(recording)) {
            var source = fromStart(log);
            assertThrows(IllegalArgumentException.class, () -> source.without("nobody", false));
        }
    }

    @Test
    void aClosedGateKeepsClientsAndDeliversWhatTheyPublish() throws Exception {
        var recording = record(ServingTest::conversation);
        try (var log = LogFile.open(recording)) {
            serve(fromStart(log), ServingOptions.at(MAX).clients(2).closedAtFirst(), (broker, serving, ended) -> {
                try (var ann = WireClient.json(broker.port(), "ann").attached("chat")) {
                    await().until(() -> serving.state().closed() == GateReason.CLIENTS);
                    try (var ben = WireClient.json(broker.port(), "ben").attached("chat")) {
                        await().until(() -> serving.state().closed() == GateReason.HAND);
                        // appends too, which are put together by a timer of the core
                        ann.publish("chat", 0, "while it is closed");
                        var serial = serial(ann.next(Action.ACK));
                        for (int i = 1; i <= 3; i++) {
                            ann.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + i
                                    + ",\"messages\":[{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\"!\"}]}");
                            ann.next(Action.ACK);
                        }
                        assertEquals(
                                List.of("while it is closed"),
                                texts(Objects.requireNonNull(
                                        ben.next(Action.MESSAGE).messages())));
                        ben.send("{\"action\":0,\"id\":\"ping\"}");
                        assertEquals("ping", ben.next(Action.HEARTBEAT).id());
                        assertFalse(texts(heard(ben)).contains("question"));
                        assertEquals(2, serving.state().here());
                        serving.step();
                        ben.next(Action.PRESENCE);
                        await().until(() -> serving.state().closed() == GateReason.HAND);
                        serving.step();
                        var first = ben.next(Action.MESSAGE);
                        assertEquals(List.of("question"), texts(Objects.requireNonNull(first.messages())));
                        await().until(() -> serving.state().closed() == GateReason.HAND);
                        assertFalse(texts(heard(ben)).contains("thanks"), "one frame, and no more");
                        serving.goOn();
                        assertTrue(ended.await(20, TimeUnit.SECONDS));
                        assertTrue(texts(heard(ben)).contains("thanks"));
                    }
                }
            });
        }
    }

    @Test
    void theGateClosesAtRemarksAndWhenTheLastClientLeaves() throws Exception {
        var recording = record(ServingTest::conversation);
        try (var log = LogFile.open(recording)) {
            var how = ServingOptions.at(MAX).waiting(Set.of(GateWait.BOOKMARKS, GateWait.ATTACHED, GateWait.ACKS));
            serve(fromStart(log), how, (broker, serving, ended) -> {
                try (var ann = WireClient.json(broker.port(), "ann").attached("chat")) {
                    await().until(() -> serving.state().closed() == GateReason.BOOKMARK);
                    assertEquals("the middle", serving.state().words());
                    ann.send("{\"action\":7}");
                    await().until(() -> serving.state().closed() == GateReason.CLIENTS);
                    assertEquals("ann has left", serving.state().words());
                    assertEquals(
                            LiveClient.State.GONE,
                            serving.state().clients().getFirst().state());
                }
                try (var ben = WireClient.json(broker.port(), "ben")) {
                    ben.next(Action.CONNECTED);
                    await().until(() -> serving.state().closed() == GateReason.ATTACHED);
                    ben.send("{\"action\":10,\"channel\":\"chat\"}");
                    ben.next(Action.ATTACHED);
                    await().until(() -> serving.state().closed() == GateReason.BOOKMARK);
                    serving.goOn();
                    assertTrue(ended.await(20, TimeUnit.SECONDS));
                    assertNull(serving.state().closed());
                    assertTrue(texts(heard(ben)).contains("thanks"));
                }
            });
        }
    }

    @Test
    void aProgramControlsItOverHttp() throws Exception {
        var recording = record(ServingTest::conversation);
        try (var plain = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var http = new RawHttp(plain.port())) {
            assertEquals(404, http.get("/playhead/replay").status());
        }
        try (var log = LogFile.open(recording)) {
            var source = fromStart(log).without("phone", false);
            serve(source, ServingOptions.at(1).closedAtFirst(), (broker, serving, ended) -> {
                try (var phone = WireClient.json(broker.port(), "phone").attached("chat");
                        var http = new RawHttp(broker.port())) {
                    await().until(() -> serving.state().closed() == GateReason.HAND);
                    var state =
                            JsonTree.read(http.get("/playhead/replay").body().getBytes(StandardCharsets.UTF_8));
                    assertEquals("phone", state.get("place"));
                    assertEquals("1", state.get("speed"));
                    assertTrue(String.valueOf(state.get("gate")).contains("reason=hand"), state.toString());
                    assertEquals(3, ((List<?>) Objects.requireNonNull(state.get("turns"))).size());
                    assertEquals(200, http.post("/playhead/replay/speed", "max").status());
                    assertEquals(400, http.post("/playhead/replay/speed", "-1").status());
                    assertEquals(
                            200,
                            http.post("/playhead/replay/wait", "turns,attached").status());
                    assertEquals(400, http.post("/playhead/replay/wait", "luck").status());
                    assertEquals(404, http.post("/playhead/replay/rewind", "").status());
                    assertEquals(
                            405,
                            http.request("PUT", "/playhead/replay", "x")
                                    .answer()
                                    .status());
                    assertEquals(
                            Set.of(GateWait.TURNS, GateWait.ATTACHED),
                            serving.state().waits());
                    http.post("/playhead/replay/go", "");
                    for (var words : List.of("Enter presence", "Publish “question”", "Publish “thanks”")) {
                        awaitTurn(serving, words);
                        assertEquals(200, http.post("/playhead/replay/skip", "").status());
                    }
                    assertTrue(ended.await(20, TimeUnit.SECONDS));
                    http.post("/playhead/replay/close", "");
                    assertEquals(
                            403,
                            http.get("/playhead/replay", "Origin: http://localhost")
                                    .status());
                    assertEquals(
                            200,
                            http.request("DELETE", "/playhead/replay", "")
                                    .answer()
                                    .status());
                    assertNotNull(phone.next(Action.DISCONNECTED).error());
                }
            });
        }
    }
}
