package dev.playhead.samples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fault as of the command line, seen by the official Java SDK.
class AblyJavaDuplicateTest {
    @TempDir
    private Path data;

    @Test
    void aMessageComesTwiceToTheClientThatIsHitAndARerunSendsTheSame() throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            recording = broker.recording();
            broker.schedule(FaultSpec.parse("duplicate client=ann"));
            try (var ann = new ChatClient(broker.port(), "ann", "chat");
                    var ben = new ChatClient(broker.port(), "ben", "chat")) {
                var annHeard = new CopyOnWriteArrayList<Object>();
                var benHeard = new CopyOnWriteArrayList<Object>();
                ann.join(message -> annHeard.add(message.data));
                ben.join(message -> benHeard.add(message.data));
                await().until(() -> ann.present() == 2 && ben.present() == 2);
                ben.say("one");
                await().until(() -> annHeard.size() == 2);
                ben.say("two");
                await().until(() -> annHeard.size() == 4 && benHeard.size() == 2);
                assertEquals(List.of("one", "one", "two", "two"), annHeard);
                assertEquals(List.of("one", "two"), benHeard);
            }
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }
}
