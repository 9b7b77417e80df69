package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Web pages of strangers reach nothing, by whatever door they try.
class StrangersTest {
    private static final List<String> DOORS = List.of(
            "/channels/c/messages?key=a.b:c",
            "/sse?channels=c&key=a.b:c",
            "/event-stream?channels=c&key=a.b:c",
            "/comet/connect?key=a.b:c&v=6",
            "/time");

    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void aPageOfAnotherSiteIsRefusedEverywhere() throws Exception {
        for (var door : DOORS) {
            assertRefused(door, "Origin: https://evil.example");
            assertRefused(door, "Origin: null");
            assertRefused(door, "Origin: http://localhost.evil.example");
            assertRefused(door, "Sec-Fetch-Site: cross-site");
            assertRefused(door, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe");
        }
        assertRefused("/?key=a.b:c&v=6", upgrade("Origin: https://evil.example"));
        assertNothingWasRecorded();
    }

    @Test
    void aPersonMayFollowALinkButNotIntoAConnection() throws Exception {
        var link = new String[] {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertRefused("/comet/connect?key=a.b:c&v=6", link);
        assertRefused("/sse?channels=c&key=a.b:c", link);
        assertNothingWasRecorded();
        assertEquals(200, status(broker, "/time", link));
    }

    @Test
    void aNameThatWasBoundToThisMachineIsRefusedEverywhere() throws Exception {
        for (var door : DOORS) {
            assertRefused(door, "Host: evil.example");
            assertRefused(door, "Host: evil.example:" + broker.port(), "Origin: http://evil.example:" + broker.port());
            assertRefused(door, "Host: 192.0.2.7");
        }
        assertRefused("/?key=a.b:c&v=6", upgrade("Host: evil.example"));
        assertNothingWasRecorded();
    }

    @Test
    void aRefusalIsNotReadableByThePage() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer = http.get("/time", "Origin: https://evil.example");
            assertNull(answer.headers().get("access-control-allow-origin"));
        }
        try (var http = new RawHttp(broker.port())) {
            var preflight = http.request("OPTIONS", "/channels/c/messages", "", "Origin: https://evil.example")
                    .answer();
            assertEquals(403, preflight.status());
        }
    }

    @Test
    void pagesOfThisMachineAreWelcomeEverywhere() throws Exception {
        for (var origin :
                List.of("http://localhost:3000", "http://127.0.0.1", "http://[::1]:80", "http://app.localhost")) {
            for (var door : DOORS) {
                try (var http = new RawHttp(broker.port())) {
                    var answer = http.get(door, "Origin: " + origin);
                    assertEquals(200, answer.status(), door);
                    assertEquals(origin, answer.headers().get("access-control-allow-origin"));
                    assertEquals("true", answer.headers().get("access-control-allow-credentials"));
                }
            }
            assertEquals(101, status(broker, "/?key=a.b:c&v=6", upgrade("Origin: " + origin)));
        }
    }

    @Test
    void hostsAndOriginsCanBeAllowed() throws Exception {
        var options = ServerOptions.any(new DataDirectory(data.resolve("open")))
                .on(new Network(List.of("broker.team"), List.of("https://app.team", "null"), NetworkLimits.DEFAULT));
        try (var open = BrokerServer.start(options)) {
            assertEquals(200, status(open, "/time", "Host: broker.team:80"));
            assertEquals(200, status(open, "/time", "Origin: https://app.team"));
            assertEquals(200, status(open, "/time", "Origin: null"));
            assertEquals(101, status(open, "/?key=a.b:c&v=6", upgrade("Origin: https://app.team")));
            assertEquals(403, status(open, "/time", "Origin: http://app.team"));
            assertEquals(403, status(open, "/time", "Origin: https://other.team"));
            assertEquals(403, status(open, "/time", "Host: other.team"));
        }
    }

    @Test
    void beyondThisMachineAnAddressIsAHostButNoOrigin() throws Exception {
        var options =
                new ServerOptions("0.0.0.0", 0, false, new DataDirectory(data.resolve("lan")), "a.b:c", true, true);
        try (var lan = BrokerServer.start(options)) {
            assertEquals(200, status(lan, "/time", "Host: 192.0.2.7:9477"));
            assertEquals(403, status(lan, "/time", "Host: evil.example"));
            assertEquals(403, status(lan, "/time", "Origin: http://192.0.2.8"));
            assertTrue(lan.notices().getLast().startsWith("Other machines can reach the broker on 0.0.0.0:"));
        }
    }

    private void assertRefused(String target, String... headers) throws Exception {
        assertEquals(403, status(broker, target, headers), target + " " + List.of(headers));
    }

    private static int status(BrokerServer broker, String target, String... headers) throws Exception {
        try (var http = new RawHttp(broker.port())) {
            return http.get(target, headers).status();
        }
    }

    private static String[] upgrade(String header) {
        return Stream.concat(RawHttp.UPGRADE.stream(), Stream.of(header)).toArray(String[]::new);
    }

    private void assertNothingWasRecorded() throws Exception {
        for (long position = 0; position < broker.log().size(); position++) {
            var entry = broker.log().read(position);
            assertTrue(
                    !(entry instanceof Entry.Opened) && !(entry instanceof Entry.RestIn),
                    () -> "reached the broker: " + entry);
        }
    }
}
