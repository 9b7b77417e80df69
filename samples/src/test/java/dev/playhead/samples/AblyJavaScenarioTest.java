package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.LiveRun;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.server.ServerOptions;
import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.ClientOptions;
import io.ably.lib.util.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official Java SDK takes part in a scenario, as the app of somebody does.
class AblyJavaScenarioTest {
    private static final String SCENARIO = """
            scenario: An app of somebody
            devices:
              app: { sdk: external, match: 'client == ann and sdk contains ably-java and kind == ATTACHED', wait: 30s }
              laptop: { channels: [room] }
            actors:
              agent: { stream: { channel: room, text: "0123456789012345678901234567890123456789", chunk: 1, rate: 30/s } }
            timeline:
              - { at: 0s, do: 'laptop.send "Why?"' }
              - on: 'device == app and change in {APPEND, UPDATE} and way == out'
                nth: 5
                bookmark: it reads
                fault: FAULT
            expect:
              - converge: { devices: [app, laptop], within: 4s }
              - sometimes: 'EXPECTED'
              - check: no-loss
            """;

    @TempDir
    private Path data;

    private ScenarioRun run(String fault, String expected) throws Exception {
        var scenario =
                ScenarioReader.parse(SCENARIO.replace("FAULT", fault).replace("EXPECTED", expected), "external.yaml");
        var clients = new ArrayList<AblyRealtime>();
        try {
            return LiveRun.of(scenario, 1, ServerOptions.any(new DataDirectory(data)), broker -> {
                try {
                    clients.add(attached(broker.port()));
                } catch (AblyException e) {
                    throw new IllegalStateException(e);
                }
            });
        } finally {
            clients.forEach(AblyRealtime::close);
        }
    }

    private static AblyRealtime attached(int port) throws AblyException {
        var options = new ClientOptions("dev.key:secret");
        options.realtimeHost = options.restHost = "localhost";
        options.port = port;
        options.tls = false;
        options.clientId = "ann";
        options.disconnectedRetryTimeout = 100; // a test does not wait for the usual 15 s
        options.logLevel = Log.NONE;
        var ably = new AblyRealtime(options);
        ably.channels.get("room").attach();
        return ably;
    }

    @Test
    void itComesBackAfterATunnelAndHasWhatTheServerHas() throws Exception {
        var run = run("{ preset: tunnel, device: app, for: 1s }", "resumed and device == app");
        try (var log = run.log()) {
            assertTrue(run.isPassed(), run.judged()::toString);
            assertEquals(List.of(), run.remarks());
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
            assertTrue(Files.exists(log.file()));
        }
    }

    @Test
    void whatAFaultKeepsFromItIsMissedAndProved() throws Exception {
        var run = run("{ kind: drop, percent: 100, device: app }", "fault == drop and undelivered and device == app");
        try (var log = run.log()) {
            var converge = run.judged().getFirst();
            assertTrue(converge.isFailed(), run.judged()::toString);
            assertTrue(converge.sentence().startsWith("app has "), converge.sentence());
            assertFalse(converge.sentence().contains("laptop has"), converge.sentence());
            assertFalse(converge.evidence().isEmpty());
            assertFalse(run.judged().get(1).isFailed(), run.judged()::toString);
            assertTrue(log.size() >= run.entries());
        }
    }
}
