package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window of a connection is on record with it, so that a re-run needs no option.
class AppendWindowOptionTest {
    @TempDir
    private Path data;

    @Test
    void aClientThatDoesNotSayHasTheBrokersWindowAndOneThatDoesHasItsOwn() throws Exception {
        var options = ServerOptions.any(new DataDirectory(data));
        assertEquals(List.of(40L, 100L), windows(options));
        assertEquals(List.of(0L, 100L), windows(options.rollingUp(0)));
        assertEquals(List.of(250L, 100L), windows(options.on(Network.LOCAL).rollingUp(250)));
        assertThrows(IllegalArgumentException.class, () -> options.rollingUp(-1));
    }

    private static List<Long> windows(ServerOptions options) throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(options)) {
            recording = broker.recording();
            for (var asks : List.of("", "&appendRollupWindow=100")) {
                try (var client = new WireClient(broker.port(), "key=a.b:c" + asks, Format.JSON)) {
                    client.next(Action.CONNECTED);
                }
            }
        }
        var windows = new ArrayList<Long>();
        try (var log = LogFile.open(recording)) {
            for (long position = 0; position < log.size(); position++) {
                if (log.read(position) instanceof Entry.Opened opened) {
                    windows.add(opened.handshake().appendRollupMs());
                }
            }
        }
        return windows;
    }
}
