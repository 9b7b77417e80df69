package dev.playhead.samples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.ui.welcome.Snippet;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of the first screen, run as they are copied.
class SnippetTest {
    @TempDir
    private Path data;

    @Test
    void theJavaScriptOnesConnectAndAttach() throws Exception {
        Node.assume();
        for (var snippet : List.of(Snippet.JAVASCRIPT, Snippet.AI_TRANSPORT)) {
            try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data.resolve(snippet.name()))))) {
                var program = snippet.text(broker.address()) + "\nably.close();\n";
                var file = Files.writeString(Node.FOLDER.resolve("test").resolve("snippet.tmp.mjs"), program);
                try {
                    Node.run(60, List.of("node", "test/snippet.tmp.mjs"), Map.of());
                } finally {
                    Files.delete(file);
                }
                assertArrived(broker);
            }
        }
    }

    @Test
    void theJavaOneCompilesAndConnects() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            var source = """
                    import io.ably.lib.realtime.AblyRealtime;
                    import io.ably.lib.types.ClientOptions;
                    public class Copied {
                        public static AutoCloseable run() throws Exception {
                    %s
                            ably.channels.get("ai:demo").attach();
                            return ably;
                        }
                    }
                    """.formatted(Snippet.JAVA.text(broker.address()));
            var file = Files.writeString(data.resolve("Copied.java"), source);
            var compiler = ToolProvider.getSystemJavaCompiler();
            assertEquals(
                    0, compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"), file.toString()));
            try (var loader = new URLClassLoader(new URL[] {data.toUri().toURL()})) {
                var client = (AutoCloseable)
                        loader.loadClass("Copied").getMethod("run").invoke(null);
                try (client) {
                    assertArrived(broker);
                }
            }
        }
    }

    private static void assertArrived(BrokerServer broker) {
        await("somebody attaches to " + broker.address()).untilAsserted(() -> {
            try (var session = LogSession.open(broker.recording())) {
                session.awaitCaughtUp();
                var timeline = session.timeline();
                assertEquals(
                        List.of("ann-laptop"),
                        timeline.participants().stream()
                                .map(Participant::clientId)
                                .toList());
                assertFalse(timeline.tracks().isEmpty());
                assertFalse(timeline.tracks().getFirst().connected().isEmpty(), "it is not connected");
            }
        });
    }
}
