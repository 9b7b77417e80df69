package dev.playhead.samples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.sample.SampleConversation;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.ServingOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording of the sample, served again to the official clients of JavaScript and Java.
class ServedRecordingTest {
    private static final String CHANNEL = "ai:trip-42";
    private static final String PHONE = "ann-phone";

    @TempDir
    private static Path data;

    private static Path recording;
    private static long moment;

    @TempDir
    private Path again;

    @BeforeAll
    static void record() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            recording = broker.recording();
            try (var sample = SampleConversation.start(broker, 10)) {
                assertTrue(sample.await());
            }
        }
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var run = session.timeline().runs().getFirst();
            moment = (run.firstTextNanos() + run.lastTextNanos()) / 2;
        }
    }

    private BrokerServer serve(ReplaySource source, ServingOptions how, Runnable ended) throws Exception {
        return BrokerServer.replay(ServerOptions.any(new DataDirectory(again)), source, how, ended);
    }

    private static Map<String, String> environment(LogFile log, int port) throws Exception {
        var machine = new TimeMachine(log);
        var environment = new HashMap<String, String>();
        environment.put("PLAYHEAD_PORT", Integer.toString(port));
        environment.put("PLAYHEAD_CHANNEL", CHANNEL);
        var then = machine.at(machine.positionAfter(moment));
        environment.put("PLAYHEAD_BEFORE", json(then.messages("", CHANNEL, 1000)));
        var members = then.channelSummaries().getFirst().members().stream()
                .map(member -> Objects.requireNonNull(member.clientId()))
                .sorted()
                .toList();
        environment.put("PLAYHEAD_MEMBERS", "[\"" + String.join("\",\"", members) + "\"]");
        environment.put("PLAYHEAD_AFTER", json(machine.at(log.size()).messages("", CHANNEL, 1000)));
        return environment;
    }

    private static String json(List<Message> messages) {
        var all = messages.stream()
                .map(message -> new String(
                        JsonTree.write(Map.of("serial", String.valueOf(message.serial()), "text", text(message))),
                        StandardCharsets.UTF_8))
                .toList();
        return "[" + String.join(",", all) + "]";
    }

    private static String text(Message message) {
        return message.data() instanceof Data.Text(var text) ? text : "";
    }

    @Test
    void javaScriptBeginsWithWhatWasAndSeesTheRestAsItHappened() throws Exception {
        Node.assume();
        try (var log = LogFile.open(recording)) {
            var how = ServingOptions.at(1).closedAtFirst();
            try (var broker = serve(ReplaySource.of(log, moment), how, () -> {})) {
                Node.run(120, List.of("node", "--test", "test/served.test.mjs"), environment(log, broker.port()));
            }
        }
    }

    @Test
    void javaScriptTakesThePlaceOfThePhone() throws Exception {
        Node.assume();
        try (var log = LogFile.open(recording)) {
            var source = ReplaySource.of(log, moment).without(PHONE, false);
            var how = ServingOptions.at(2).waiting(Set.of(GateWait.TURNS));
            try (var broker = serve(source, how, () -> {})) {
                var environment = environment(log, broker.port());
                environment.put("PLAYHEAD_PLACE", PHONE);
                Node.run(120, List.of("node", "--test", "test/served.test.mjs"), environment);
            }
        }
    }

    @Test
    void javaTakesThePlaceOfThePhoneWithAGateThatKeepsItAttached() throws Exception {
        try (var log = LogFile.open(recording)) {
            var source = ReplaySource.of(log, moment).without(PHONE, false);
            var how = ServingOptions.at(Double.POSITIVE_INFINITY).waiting(Set.of(GateWait.TURNS, GateWait.ACKS));
            var ended = new CountDownLatch(1);
            try (var broker = serve(source, how, ended::countDown);
                    var phone = new ChatClient(broker.port(), PHONE, CHANNEL)) {
                var serving = broker.serving().orElseThrow();
                var heard = new CopyOnWriteArrayList<String>();
                phone.join(message -> heard.add(String.valueOf(message.data)));
                await().until(() -> serving.state().closed() == GateReason.TURN);
                assertFalse(heard.isEmpty(), "what lies before the turn happens");
                int before = heard.size();
                phone.say("May we take the dog?");
                await().until(() -> heard.size() > before); // its own, and what follows
                await().until(() -> serving.state().closed() == GateReason.TURN);
                assertEquals(1, broker.openTransports());
                while (!ended.await(10, TimeUnit.MILLISECONDS)) {
                    serving.skipTurn();
                }
                var machine = new TimeMachine(log);
                var last = machine.at(log.size()).messages("", CHANNEL, 1);
                await().until(() ->
                        heard.stream().anyMatch(said -> text(last.getFirst()).endsWith(said)));
                assertEquals(1, serving.state().here());
            }
        }
    }
}
