package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.server.time.Clock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker on a machine whose clock jumps: one that slept, or was set.
@Timeout(60)
class MachineClockTest {
    @TempDir
    private Path root;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RestTexts rest = new RestTexts();

    @Test
    void theClockOfTheMachineDecidesAboutTokensAndTimesNeverGoBack() throws Exception {
        var wall = new AtomicLong(1_700_000_000_000_000_000L);
        var monotonic = new AtomicLong();
        var clock = new Clock(wall::get, monotonic::get);
        try (var broker = BrokerServer.start(
                ServerOptions.any(new DataDirectory(root.resolve("data"))), clock, RecordingFiles.SYSTEM)) {
            rest.publish(broker, "one");
            var before = rest.serial(broker);
            for (long minutes : new long[] {60, -120, 30}) {
                wall.addAndGet(minutes * 60_000_000_000L);
                pass(wall, monotonic, 1_000_000_000);
                long nowMs = wall.get() / 1_000_000;
                var body = "{\"keyName\":\"a.b\",\"timestamp\":" + nowMs + ",\"ttl\":60000,\"capability\":\"\"}";
                var token = http.send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + broker.port() + "/keys/a.b/requestToken?key=a.b:c"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertTrue(token.statusCode() < 300, minutes + ": " + token.body());
                assertTrue(token.body().contains("\"issued\":" + nowMs), minutes + ": " + token.body());
                var text = token.body().replaceAll("(?s).*\"token\":\"([^\"]*)\".*", "$1");
                try (var client = new WireClient(broker.port(), "access_token=" + text, Format.JSON)) {
                    assertEquals(Action.CONNECTED, client.next(Action.CONNECTED).action());
                }
                assertEquals("[" + nowMs + "]", rest.get(broker, "/time").body());
                rest.publish(broker, "at " + minutes);
                assertTrue(rest.serial(broker).compareTo(before) > 0, before + " then " + rest.serial(broker));
                before = rest.serial(broker);
            }
        }
        try (var log =
                LogFile.open(new DataDirectory(root.resolve("data")).newest().orElseThrow())) {
            for (long position = 1; position < log.size(); position++) {
                assertTrue(
                        log.read(position).atNanos() >= log.read(position - 1).atNanos());
            }
        }
    }

    private static void pass(AtomicLong wall, AtomicLong monotonic, long nanos) {
        wall.addAndGet(nanos);
        monotonic.addAndGet(nanos);
    }
}
