package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A web page of a stranger, in a real browser, sends what it can and publishes nothing.
class StrangePageTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void browser() {
        Chromium.assume();
    }

    @Test
    void aStrangePagePublishesNothing() throws Exception {
        try (var broker = start()) {
            var said = Chromium.run(120, "evil.example", page(broker), folder);
            assertTrue(said.size() > 20, () -> String.join("\n", said));
            assertEquals(List.of(), reached(broker), () -> String.join("\n", said));
        }
    }

    /// So that the other test can fail: from a page of this machine the same attempts do reach the broker.
    @Test
    void thePageOfThisMachinePublishesWithTheSameRequests() throws Exception {
        try (var broker = start()) {
            var said = Chromium.run(120, "localhost", page(broker), folder);
            var reached = reached(broker);
            assertTrue(reached.contains("POST /channels/c/messages?key=a.b:***"), () -> said + "\n" + reached);
            assertTrue(reached.contains("frame smuggled"), () -> said + "\n" + reached);
            // What looks like a request in the body of one is a body here, too.
            assertTrue(reached.contains("POST /***"), () -> said + "\n" + reached);
            assertFalse(
                    reached.stream().filter(what -> what.contains("channels")).count() > 5, reached::toString);
        }
    }

    private BrokerServer start() throws Exception {
        return BrokerServer.start(ServerOptions.any(new DataDirectory(folder.resolve("data"))));
    }

    private static String page(BrokerServer broker) {
        return "/stranger.html?port=" + broker.port();
    }

    private static List<String> reached(BrokerServer broker) throws Exception {
        var reached = new ArrayList<String>();
        for (long position = 0; position < broker.log().size(); position++) {
            switch (broker.log().read(position)) {
                case Entry.Opened opened -> reached.add("opened");
                case Entry.RestIn in -> reached.add(in.method() + " " + in.target());
                case Entry.FrameIn in -> {
                    var text = new String(in.payload(), StandardCharsets.UTF_8);
                    reached.add("frame " + (text.contains("smuggled") ? "smuggled" : text));
                }
                default -> {
                    // not of a page
                }
            }
        }
        return reached;
    }
}
