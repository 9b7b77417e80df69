package dev.playhead.samples;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official SDKs that stand on the JavaScript SDK, unmodified, against the broker.
class AblyJsProductsTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void chatRoomsLiveOnPlainChannelsAndPresence() throws Exception {
        judge("test/chat.test.mjs");
    }

    @Test
    void spacesHaveMembersLocationsCursorsAndLocks() throws Exception {
        judge("test/spaces.test.mjs");
    }

    private void judge(String tests) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", tests), broker.port());
        }
    }
}
