package dev.playhead.app.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording of the sample, served again from the middle of its long answer to a client that was not there.
class ReplayServingTest {
    @TempDir
    private Path data;

    @Test
    void aLiveClientSeesTheRestOfTheAnswer() throws Exception {
        Path recording;
        // What was recorded happens again with its own window, and this replay is fast: with the service's window most
        // tokens would come together.
        var everyToken = ServerOptions.any(new DataDirectory(data)).rollingUp(0);
        try (var broker = BrokerServer.start(everyToken)) {
            recording = broker.recording();
            try (var sample = SampleConversation.start(broker, 10)) {
                assertTrue(sample.await());
            }
        }
        long middle;
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var run = session.timeline().runs().get(2);
            middle = (run.firstTextNanos() + run.lastTextNanos()) / 2;
        }
        var texts = new ConcurrentHashMap<String, String>();
        var pieces = new ConcurrentHashMap<String, Integer>();
        Path again;
        try (var log = LogFile.open(recording)) {
            var ended = new CountDownLatch(1);
            var options = new ServerOptions(
                    "localhost", 0, false, new DataDirectory(data.resolve("replays")), null, false, true);
            try (var broker = BrokerServer.replay(options, ReplaySource.of(log, middle), 4, ended::countDown);
                    var client = SampleDevice.start(broker.port(), "stranger", SampleConversation.CHANNEL, m -> {
                        pieces.merge(String.valueOf(m.serial()), 1, Integer::sum);
                        fold(texts, m);
                    })) {
                again = broker.recording();
                assertTrue(ended.await(60, TimeUnit.SECONDS));
                client.channel()
                        .publish(Message.builder().name("live").data(new Data.Text("I was not there.")))
                        .await();
            }
            assertTrue(texts.containsValue(SampleText.TRIP), texts.toString());
            assertFalse(texts.containsValue(SampleText.FERRY), "what lies before the moment is history");
            assertTrue(pieces.values().stream().anyMatch(count -> count > 20), pieces.toString());
        }
        try (var log = LogFile.open(again)) {
            var channel = new TimeMachine(log).at(log.size()).channels().getFirst();
            assertEquals(
                    new Data.Text("I was not there."),
                    channel.messages().getLast().data());
        }
    }

    private static void fold(Map<String, String> texts, Message message) {
        var text = message.data() instanceof Data.Text(var value) ? value : "";
        texts.merge(
                String.valueOf(message.serial()),
                text,
                (before, now) -> message.action() == MessageAction.APPEND ? before + now : now);
    }
}
