package dev.playhead.transport.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunTest {
    private static final String SCENARIO = """
            scenario: A client of somebody else
            dialect: plain
            settle: 300ms
            devices:
              app: { sdk: external, match: 'client == ann and kind == ATTACHED', wait: WAIT }
              phone: { channels: [room] }
            actors:
              agent: { stream: { channel: room, text: "some words", rate: 100/s } }
            timeline:
              - { at: 0s, do: 'phone.send "Why?"', bookmark: asked }
              - { on: 'data == Why? and way == in', do: 'phone.publish "By the way"' }
            expect:
              - sometimes:
                  - 'device == app and data == "By the way"'
                  - 'device == phone and change == APPEND'
            """;

    @TempDir
    private Path data;

    private ScenarioRun run(String waits, RunListener listening) throws Exception {
        var scenario = ScenarioReader.parse(SCENARIO.replace("WAIT", waits), "external.yaml");
        return LiveRun.of(scenario, 1, ServerOptions.any(new DataDirectory(data)), broker -> {
            try {
                listening.on(broker);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface RunListener {
        void on(BrokerServer broker) throws IOException;
    }

    @Test
    void othersTakePartOverRealSockets() throws Exception {
        var clients = new ArrayList<RealtimeClient>();
        var run = run("30s", broker -> {
            var client = RealtimeClient.open(
                    ClientOptions.key(broker.port(), "a.b:c").clientId("ann"), frame -> {});
            client.channel("room").attach();
            clients.add(client);
        });
        clients.forEach(RealtimeClient::close);
        try (var log = run.log()) {
            assertTrue(run.isPassed(), run.judged()::toString);
            assertTrue(run.entries() <= log.size());
        }
    }

    /// What a device of ours does to a run goes to the client of somebody else as well.
    @Test
    void interruptsGoOverRealSockets() throws Exception {
        var scenario = ScenarioReader.parse(
                SCENARIO.replace("WAIT", "30s")
                        .replace("  - { on: 'data == Why? and way == in', do: 'phone.publish \"By the way\"' }\n", """
                          - on: 'change == APPEND and device == phone' # the earlier ones have long been there
                            nth: 20
                            do: [phone.stop, 'phone.ask "And then?"']
                        """)
                        .replace("\"some words\"", "\"" + "some words ".repeat(200) + "\"")
                        .replace("data == \"By the way\"", "name == ai-cancel")
                        .replace("device == phone and change == APPEND", "device == app and data == \"And then?\""),
                "external.yaml");
        var clients = new ArrayList<RealtimeClient>();
        var run = LiveRun.of(scenario, 1, ServerOptions.any(new DataDirectory(data)), broker -> {
            try {
                var client = RealtimeClient.open(
                        ClientOptions.key(broker.port(), "a.b:c").clientId("ann"), frame -> {});
                client.channel("room").attach();
                clients.add(client);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        clients.forEach(RealtimeClient::close);
        try (var log = run.log()) {
            assertTrue(run.isPassed(), run.judged()::toString);
            assertEquals(List.of(), run.remarks());
            assertTrue(log.size() > 0);
        }
    }

    @Test
    void whoDoesNotComeInTimeIsNamed() {
        var late = assertThrows(CouldNotRunException.class, () -> run("1ms", broker -> {}));
        assertTrue(String.valueOf(late.getMessage()).startsWith("app did not come to localhost:"), late.getMessage());
        assertEquals(0, late.getSuppressed().length);
    }
}
