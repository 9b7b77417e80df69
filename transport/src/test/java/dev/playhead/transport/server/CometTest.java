package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of polls, request by request. What the SDK makes of them is tested with the SDK.
class CometTest {
    private static final String CONNECT = "/comet/connect?v=6&key=a.b:c&clientId=phone&stream=false";

    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data))
                .on(Network.LOCAL.with(NetworkLimits.DEFAULT.withTimes(10_000, 75_000, 1500))));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void framesOfOneRequestAreRecordedOneByOneAsTheyWereSent() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var key = key(http.get(CONNECT).body());
            http.post(
                    "/comet/" + key + "/send?key=a.b:c",
                    "[ {\"action\":10, \"channel\":\"c\"} ,{\"action\":15,\"msgSerial\":0,\"channel\":\"c\","
                            + "\"messages\":[{\"data\":\"[]{}\u00fc\"}],\"novel\":[{}]}]");
            var received = new StringBuilder();
            while (!received.toString().contains("\"action\":15")) {
                received.append(http.get("/comet/" + key + "/recv?key=a.b:c").body());
            }
            assertTrue(
                    received.indexOf("\"action\":11") > 0 && received.indexOf("\"action\":1,") > 0,
                    received.toString());
        }
        assertEquals(1, count("{\"action\":10, \"channel\":\"c\"}"));
        assertEquals(1, count("\"messages\":[{\"data\":\"[]{}\u00fc\"}],\"novel\":[{}]}"));
    }

    @Test
    void aRefusedClientIsToldInAFrame() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var body = http.get("/comet/connect?v=6&stream=false").body();
            assertTrue(body.startsWith("[{\"action\":9,") && body.contains("40101"), body);
        }
    }

    @Test
    void whatIsNoSessionOrNoFramesIsRefusedWithACodeThatClientsRecoverFrom() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer = http.get("/comet/nobody!knows/recv", "Origin: http://localhost:1");
            assertEquals(400, answer.status());
            assertEquals("80018", answer.headers().get("x-ably-errorcode"));
            assertEquals(404, http.get("/comet/what").status());
            var key = key(http.get(CONNECT).body());
            assertEquals(404, http.get("/comet/" + key + "/what?key=a.b:c").status());
            assertEquals(
                    400,
                    http.post("/comet/" + key + "/send?key=a.b:c", "{\"action\":0}")
                            .status());
            assertEquals(
                    400,
                    http.post("/comet/" + key + "/send?key=a.b:c", "[{\"action\":0},")
                            .status());
            assertEquals(
                    200,
                    http.post("/comet/" + key + "/send?key=a.b:c", "[{\"action\":0,\"id\":\"x\"}]")
                            .status());
            assertTrue(http.get("/comet/" + key + "/recv?key=a.b:c").body().contains("\"id\":\"x\""));
        }
    }

    @Test
    void whoSaysGoodbyeIsGoneAtOnceAndWhoStopsAskingALittleLater() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var key = key(http.get(CONNECT).body());
            assertEquals(
                    200, http.get("/comet/" + key + "/disconnect?key=a.b:c").status());
            awaitClosed(1);
            assertEquals(400, http.get("/comet/" + key + "/recv?key=a.b:c").status());
            key(http.get(CONNECT).body());
            awaitClosed(2);
        }
        assertEquals(new CloseReason(CloseReason.Kind.BROKER_CLOSED, 1000, "disconnected by the client"), closed(1));
        assertEquals(
                CloseReason.Kind.TIMED_OUT, Objects.requireNonNull(closed(2)).kind());
    }

    @Test
    void aCutBreaksTheRequestThatWaits() throws Exception {
        try (var http = new RawHttp(broker.port());
                var other = new RawHttp(broker.port())) {
            var key = key(http.get(CONNECT).body());
            // Only a request that has arrived can be broken while it waits. One waits at a time: when either is
            // answered, the other has arrived.
            http.request("GET", "/comet/" + key + "/recv?key=a.b:c", "");
            other.request("GET", "/comet/" + key + "/recv?key=a.b:c", "");
            await("one of two requests is let go").until(() -> isAnswered(http) || isAnswered(other));
            var waiting = isAnswered(http) ? other : http;
            var rule = broker.set(new FaultRule.Target.Client("phone"), new Cut(), "Cut phone")
                    .join();
            assertTrue(waiting.hasEnded());
            awaitClosed(1);
            assertEquals(CloseReason.CUT, closed(1));
            try (var again = new RawHttp(broker.port())) {
                again.request("GET", CONNECT + "&resume=" + key, "");
                assertTrue(again.hasEnded(), "the client was let in while it is cut off");
            }
            broker.restore(rule);
            try (var back = new RawHttp(broker.port())) {
                var body = back.get(CONNECT + "&resume=" + key).body();
                assertTrue(body.contains("\"action\":4") && !body.contains("80018"), body);
            }
        }
    }

    @Test
    void whereWebSocketsAreCutLongPollingGoesOnAndTheOtherWayRound() throws Exception {
        var phone = new FaultRule.Target.Client("phone");
        var rule = broker.set(phone, new Cut(Cut.Over.WEBSOCKET), "Block").join();
        try (var http = new RawHttp(broker.port())) {
            var body = http.get(CONNECT).body();
            assertTrue(body.contains("\"action\":4"), body);
        }
        broker.restore(rule);
        broker.set(phone, new Cut(Cut.Over.HTTP), "Block").join();
        try (var again = new RawHttp(broker.port())) {
            again.request("GET", CONNECT, "");
            assertTrue(again.hasEnded(), "the client was let in over HTTP");
        }
    }

    private static boolean isAnswered(RawHttp http) throws IOException {
        return http.socket.getInputStream().available() > 0;
    }

    @Test
    void aKeyThatWasReadSomewhereIsNotEnough() throws Exception {
        var publish = "[{\"action\":15,\"msgSerial\":0,\"channel\":\"c\",\"messages\":[{\"data\":\"theirs\"}]}]";
        try (var http = new RawHttp(broker.port())) {
            var session = "/comet/" + key(http.get(CONNECT).body());
            for (var others :
                    java.util.List.of("", "?key=a.b:x", "?key=a.c:c", "?accessToken=x", "?key=a.b:c&access_token=x")) {
                for (var act : java.util.List.of("/send", "/recv", "/close", "/disconnect")) {
                    try (var neighbour = new RawHttp(broker.port())) {
                        var answer = act.equals("/send")
                                ? neighbour.post(session + act + others, publish)
                                : neighbour.get(session + act + others);
                        assertEquals(401, answer.status(), act + others);
                    }
                }
            }
            assertEquals(0, count("\"theirs\"}]}"));
            var basic = "Authorization: Basic "
                    + java.util.Base64.getEncoder().encodeToString("a.b:c".getBytes(StandardCharsets.UTF_8));
            assertEquals(
                    200, http.post(session + "/send", "[{\"action\":0}]", basic).status());
            assertEquals(200, http.get(session + "/recv?key=a.b:c").status());
        }
    }

    @Test
    void aStrictBrokerAsksForTheCredentialsOfTheConnectionToo() throws Exception {
        var options = new ServerOptions(
                "localhost", 0, false, new DataDirectory(data.resolve("strict")), "app.key:secret", true, true);
        try (var strict = BrokerServer.start(options);
                var http = new RawHttp(strict.port())) {
            var alice = token(http, "alice");
            var session = "/comet/"
                    + key(http.get("/comet/connect?v=6&stream=false&access_token=" + alice)
                            .body());
            assertEquals(401, http.post(session + "/send", "[{\"action\":0}]").status());
            // Right credentials, but of somebody else.
            assertEquals(
                    401,
                    http.post(session + "/send?key=app.key:secret", "[{\"action\":0}]")
                            .status());
            var bob = http.post(session + "/send?access_token=" + token(http, "bob"), "[{\"action\":0}]");
            assertEquals("40102", bob.headers().get("x-ably-errorcode"));
            assertEquals(
                    401,
                    http.post(session + "/send?access_token=" + alice + "x", "[{\"action\":0}]")
                            .status());
            assertEquals(
                    200,
                    http.post(session + "/send?access_token=" + alice, "[{\"action\":0}]")
                            .status());
            // A token that was renewed comes with the request that brings the AUTH frame.
            var renewed = token(http, "alice");
            assertEquals(
                    200,
                    http.post(session + "/send?access_token=" + renewed, "[{\"action\":0}]")
                            .status());
        }
    }

    private static String token(RawHttp http, String clientId) throws Exception {
        var basic = java.util.Base64.getEncoder().encodeToString("app.key:secret".getBytes(StandardCharsets.UTF_8));
        var body = http.post(
                        "/keys/app.key/requestToken",
                        "{\"clientId\":\"" + clientId + "\",\"timestamp\":" + System.currentTimeMillis()
                                + ",\"nonce\":\"" + System.nanoTime() + "-nonce-nonce\"}",
                        "Authorization: Basic " + basic,
                        "Content-Type: application/json")
                .body();
        int at = body.indexOf("\"token\":\"") + 9;
        assertTrue(at > 8, body);
        return body.substring(at, body.indexOf('"', at));
    }

    @Test
    void theRecordingRunsAgainTheSame() throws Exception {
        framesOfOneRequestAreRecordedOneByOneAsTheyWereSent();
        broker.close();
        try (var log = LogFile.open(broker.recording())) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    private static String key(String connected) {
        int at = connected.indexOf("\"connectionKey\":\"") + 17;
        return connected.substring(at, connected.indexOf('"', at));
    }

    private int count(String payload) throws Exception {
        int count = 0;
        for (long position = 0; position < broker.log().size(); position++) {
            if (broker.log().read(position) instanceof Entry.FrameIn in
                    && new String(in.payload(), StandardCharsets.UTF_8).endsWith(payload)) {
                count++;
            }
        }
        return count;
    }

    private void awaitClosed(int count) {
        await("the end is noticed").until(() -> closed(count) != null);
    }

    private @Nullable CloseReason closed(int which) throws Exception {
        int count = 0;
        for (long position = 0; position < broker.log().size(); position++) {
            if (broker.log().read(position) instanceof Entry.Closed closed && ++count == which) {
                return closed.reason();
            }
        }
        return null;
    }
}
