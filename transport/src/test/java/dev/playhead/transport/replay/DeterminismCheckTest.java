package dev.playhead.transport.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.server.WireClient;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings that a real broker made, with real sockets, run again.
class DeterminismCheckTest {

    @TempDir
    private static Path data;

    private static Path first = Path.of("");
    private static Path second = Path.of("");

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), "app.key:secret", true, false);
        first = session(options);
        second = session(options); // goes on with the channels of the first, from a keyframe
    }

    private static Path session(ServerOptions options) throws IOException, InterruptedException {
        try (var broker = BrokerServer.start(options)) {
            var login = "v=6&key=app.key:secret&clientId=";
            var agent = WireClient.of(broker.port(), Format.JSON, login + "agent");
            var phone = WireClient.of(broker.port(), Format.MSGPACK, login + "phone");
            agent.next(Action.CONNECTED);
            var key = Objects.requireNonNull(phone.next(Action.CONNECTED).connectionDetails())
                    .connectionKey();
            agent.send(attach()).next(Action.ATTACHED);
            phone.send(attach()).next(Action.ATTACHED);
            phone.send(ProtocolMessage.builder(Action.PRESENCE)
                            .channel("chat")
                            .msgSerial(0L)
                            .presence(List.of(PresenceMessage.builder(PresenceAction.ENTER)
                                    .build())))
                    .next(Action.ACK);
            agent.next(Action.PRESENCE);
            var ack = agent.send(publish(0, message("hel"))).next(Action.ACK);
            var serial = Objects.requireNonNull(
                    Objects.requireNonNull(ack.res()).getFirst().serials().getFirst());
            agent.send(publish(1, append(serial, "lo"))).next(Action.ACK);
            phone.next(Action.MESSAGE);
            phone.next(Action.MESSAGE);
            WireClient.of(broker.port(), Format.JSON, "v=6&key=somebody.else:x").next(Action.ERROR);
            agent.send("this is no frame").next(Action.HEARTBEAT);
            agent.send(ProtocolMessage.builder(Action.ATTACH).channel("[bad")).next(Action.ERROR);

            var cut = broker.set(new FaultRule.Target.Client("phone"), new Cut(), "Cut phone")
                    .join();
            await(
                    broker,
                    e -> e instanceof Entry.Closed closed && closed.reason().kind() == CloseReason.Kind.CUT);
            agent.send(publish(2, append(serial, " there"))).next(Action.ACK);
            broker.restore(cut);
            broker.set(new FaultRule.Target.Client("agent"), new Slow(1), "Slow agent")
                    .join();
            var back = WireClient.of(broker.port(), Format.MSGPACK, login + "phone&resume=" + key);
            back.next(Action.CONNECTED);
            back.send(attach().channelSerial(agentSerial(broker))).next(Action.ATTACHED);

            var base = "http://127.0.0.1:" + broker.port() + "/channels/chat/messages";
            assertEquals(201, rest(base + "?key=app.key:secret&format=msgpack", "{\"data\":\"by REST\"}"));
            assertEquals(401, rest(base, "{\"data\":\"refused\"}"));
            assertEquals(404, rest(base.replace("messages", "nothing") + "?key=app.key:secret", "{}"));
            assertEquals(200, rest(base + "?key=app.key:secret&limit=1", null));
            return broker.recording();
        }
    }

    private static ProtocolMessage.Builder attach() {
        return ProtocolMessage.builder(Action.ATTACH).channel("chat");
    }

    private static ProtocolMessage.Builder publish(long msgSerial, Message message) {
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel("chat")
                .msgSerial(msgSerial)
                .messages(List.of(message));
    }

    private static Message message(String text) {
        return Message.builder().data(new Data.Text(text)).build();
    }

    private static Message append(String serial, String text) {
        return Message.builder()
                .actionCode(MessageAction.APPEND.code())
                .serial(serial)
                .data(new Data.Text(text))
                .build();
    }

    private static int rest(String uri, @Nullable String body) throws IOException {
        var request = (HttpURLConnection) URI.create(uri).toURL().openConnection();
        request.setRequestProperty("Content-Type", "application/json");
        if (body != null) {
            request.setDoOutput(true);
            request.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.getResponseCode();
    }

    private static void await(BrokerServer broker, Predicate<Entry> wanted) {
        Awaitility.await("it is recorded").atMost(Duration.ofSeconds(20)).until(() -> isRecorded(broker.log(), wanted));
    }

    private static boolean isRecorded(LogReader log, Predicate<Entry> wanted) throws IOException {
        for (long position = 0; position < log.size(); position++) {
            if (wanted.test(log.read(position))) {
                return true;
            }
        }
        return false;
    }

    private static String agentSerial(BrokerServer broker) throws IOException {
        var log = broker.log();
        return new TimeMachine(log).at(log.size()).channels().getFirst().lastSerial();
    }

    private static long find(ListLog log, Predicate<Entry> wanted) {
        return log.entries.stream().filter(wanted).findFirst().orElseThrow().position();
    }

    private static boolean says(byte[] payload, String text) {
        return new String(payload, StandardCharsets.UTF_8).contains(text);
    }

    @Test
    void aRealRecordingGivesTheSameAgain() throws IOException {
        for (var file : List.of(first, second)) {
            try (var log = LogFile.open(file)) {
                assertEquals(Optional.empty(), DeterminismCheck.verify(log));
                var kinds = ListLog.of(log).entries.stream()
                        .map(Object::getClass)
                        .distinct()
                        .toList();
                var needed = List.of(
                        Entry.FrameOut.class,
                        Entry.FrameUndelivered.class,
                        Entry.TransportEffect.class,
                        Entry.RestOut.class,
                        Entry.RuleSet.class,
                        Entry.Stopping.class);
                assertTrue(kinds.containsAll(needed), kinds.toString());
            }
        }
    }

    @Test
    void aChangedAnswerIsFoundWhereItStands() throws IOException {
        try (var file = LogFile.open(second)) {
            var log = ListLog.of(file);
            long at = find(log, e -> e instanceof Entry.FrameOut out && says(out.payload(), "\"lo\""));
            var out = (Entry.FrameOut) log.entries.get((int) at);
            var lie = new String(out.payload(), StandardCharsets.UTF_8).replace("\"lo\"", "\"LO\"");
            log.entries.set(
                    (int) at,
                    new Entry.FrameOut(
                            at,
                            out.atNanos(),
                            out.cause(),
                            out.to(),
                            out.channel(),
                            out.format(),
                            lie.getBytes(StandardCharsets.UTF_8)));
            var difference = DeterminismCheck.verify(log).orElseThrow();
            assertEquals(at, difference.position());
            assertTrue(difference.expected().contains("\"LO\""), difference.expected());
            assertTrue(difference.came().contains("\"lo\""), difference.came());
        }
    }

    @Test
    void aChangedInputIsFoundInWhatFollowed() throws IOException {
        try (var file = LogFile.open(first)) {
            var log = ListLog.of(file);
            long at = find(log, e -> e instanceof Entry.FrameIn in && says(in.payload(), "\"hel\""));
            var in = (Entry.FrameIn) log.entries.get((int) at);
            var lie = new String(in.payload(), StandardCharsets.UTF_8).replace("\"hel\"", "\"bye\"");
            log.entries.set(
                    (int) at,
                    new Entry.FrameIn(
                            at,
                            in.atNanos(),
                            in.transport(),
                            in.channel(),
                            in.format(),
                            lie.getBytes(StandardCharsets.UTF_8),
                            null));
            var difference = DeterminismCheck.verify(log).orElseThrow();
            var found = (Entry.FrameOut) log.entries.get((int) difference.position());
            assertEquals(at, found.cause());
        }
    }

    @Test
    void everyEffectThatIsTakenAwayOrTurnedIsMissed() throws IOException {
        try (var file = LogFile.open(first)) {
            var whole = ListLog.of(file);
            for (var entry : whole.entries) {
                if (!(entry instanceof EffectEntry)) {
                    continue;
                }
                var log = new ListLog(whole.entries);
                log.entries.set(
                        (int) entry.position(), new Entry.Note(entry.position(), entry.atNanos(), "nothing happened"));
                var difference = DeterminismCheck.verify(log);
                // The last frames to a transport may be missing: its socket may have been gone.
                boolean mayBe = entry instanceof Entry.FrameOut out
                        && whole.entries.stream()
                                .skip(entry.position() + 1)
                                .noneMatch(e -> e instanceof Entry.FrameOut later
                                        && later.to().stream().anyMatch(out.to()::contains));
                assertTrue(mayBe || difference.isPresent(), "entry " + entry + " is not missed");
                assertTrue(difference.isEmpty() || difference.get().position() >= entry.position(), "found too early");
            }
        }
    }
}
