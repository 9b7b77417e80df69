package dev.playhead.samples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import io.ably.lib.types.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official Java SDK, unmodified, against the broker. It speaks MessagePack by default.
class AblyJavaTest {
    @TempDir
    private Path data;

    @Test
    void twoParticipantsHearEachOtherAndSeeWhoIsThere() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var ann = new ChatClient(broker.port(), "ann", "chat");
                var ben = new ChatClient(broker.port(), "ben", "chat")) {
            var heard = new CopyOnWriteArrayList<Object>();
            ann.join(message -> heard.add(message.clientId + ": " + message.data));
            ben.join(message -> {});
            await().until(() -> ann.present() == 2 && ben.present() == 2);
            ben.say("hello ü");
            await().until(() -> heard.size() == 1); // order holds per connection, not between two
            ann.say("hi");
            await().until(() -> heard.size() == 2);
            assertEquals(List.of("ben: hello ü", "ann: hi"), heard);
            await().until(() -> ann.history().length == 2);
            assertEquals(
                    List.of("hi", "hello ü"),
                    Arrays.stream(ann.history()).map(AblyJavaTest::text).toList());
        }
    }

    @Test
    void aCutParticipantComesBackToWhatItMissed() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var ann = new ChatClient(broker.port(), "ann", "chat");
                var ben = new ChatClient(broker.port(), "ben", "chat")) {
            var heard = new CopyOnWriteArrayList<Object>();
            ann.join(message -> heard.add(message.data));
            ben.join(message -> {});
            await().until(() -> ann.present() == 2);
            ben.say("before");
            await().until(() -> heard.size() == 1);
            var rule = broker.set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann")
                    .join();
            await().until(() -> broker.openTransports() == 1);
            ben.say("while ann is away");
            await().until(() -> ben.history().length == 2);
            assertEquals(List.of("before"), heard);
            broker.restore(rule);
            await().atMost(Duration.ofSeconds(40)).until(() -> heard.size() == 2);
            assertEquals(List.of("before", "while ann is away"), heard);
        }
    }

    private static String text(Message message) {
        return String.valueOf(message.data);
    }
}
