package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.TimeMachine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker in a process of its own is killed while publishes stream in. What it acknowledged is in its recording.
class KilledUnderLoadTest {
    @TempDir
    private Path data;

    /// Runs in the process that is killed.
    public static void main(String[] args) throws Exception {
        var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(Path.of(args[0]))));
        System.out.println(broker.port());
        Thread.sleep(60_000); // it is killed long before; without a test it ends by itself
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledUnderLoadTest.class.getName(),
                        data.toString()))
                .redirectErrorStream(true)
                .start();
        var acknowledged = new LinkedHashSet<String>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            while (!line.matches("\\d+")) {
                line = out.readLine();
            }
            try (var client =
                    WireClient.json(Integer.parseInt(line), "publisher").attached("c")) {
                for (int i = 0; i < 2000; i++) {
                    client.publish("c", i, "m" + i);
                }
                while (acknowledged.size() < 500) {
                    var ack = client.next(Action.ACK);
                    ack.res().forEach(result -> acknowledged.addAll(result.serials()));
                }
                process.destroyForcibly();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS));
                for (var frame = client.poll(200); frame != null; frame = client.poll(200)) {
                    if (frame.action() == Action.ACK) {
                        frame.res().forEach(result -> acknowledged.addAll(result.serials()));
                    }
                }
            }
        } finally {
            process.destroyForcibly();
        }
        try (var log = LogFile.open(new DataDirectory(data).newest().orElseThrow())) {
            var stored = new HashSet<String>();
            new TimeMachine(log)
                    .at(log.size())
                    .channels()
                    .getFirst()
                    .messages()
                    .forEach(message -> stored.add(message.serial()));
            var lost = new LinkedHashSet<>(acknowledged);
            lost.removeAll(stored);
            assertEquals(new LinkedHashSet<String>(), lost, "acknowledged, and not in the recording");
        }
    }
}
