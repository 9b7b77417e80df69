package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets in places where they belong, and where people put them by mistake: none of them is in the file.
class SecretsTest {
    private static final String SECRET = "Zx9secretQv7";
    private static final String UPGRADE = String.join("\r\n", RawHttp.UPGRADE) + "\r\n\r\n";

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
    void inTheCredentialsOfAnUpgradeOrARequest() throws Exception {
        for (var query : List.of(
                "key=" + SECRET,
                "key=:" + SECRET,
                "key=a.b:" + SECRET,
                "key=a%20b" + SECRET + ":x",
                "access_token=" + SECRET,
                "accessToken=" + SECRET + "&key=a.b:c",
                "accessToken=" + jwt("{\"kid\":\"a.b:" + SECRET + "\",\"alg\":\"HS256\"}"),
                "accessToken=" + jwt("{\"kid\":[\"" + SECRET + "\"]}"),
                "key=a.b:c&token=" + SECRET,
                "key=a.b:c&authorization=" + SECRET,
                "key=a.b:c&" + SECRET,
                "key=a.b:c&" + SECRET + "=1",
                "key=a.b:c&limit=x%20" + SECRET,
                "%6bey=a.b:" + SECRET)) {
            both(query, "");
        }
        for (var authorization : List.of(
                "Basic " + base64(SECRET),
                "Basic " + SECRET,
                "Basic " + base64("a.b:" + SECRET),
                "Bearer " + SECRET,
                "Bearer " + base64(SECRET),
                "Digest " + SECRET,
                SECRET)) {
            both("v=6", "Authorization: " + authorization + "\r\n");
        }
        try (var http = new RawHttp(broker.port())) {
            http.raw("GET /time HTTP/1.1\r\nHost: a.b:" + SECRET + "@localhost\r\n\r\n")
                    .answer();
        }
        try (var http = new RawHttp(broker.port())) {
            http.raw("GET /time HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a.b:" + SECRET + "@localhost\r\n\r\n")
                    .answer();
        }
        try (var http = new RawHttp(broker.port())) {
            http.raw("POST /" + SECRET + "?key=" + SECRET
                            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n")
                    .answer();
        }
        try (var http = new RawHttp(broker.port())) {
            http.raw("GET http://a.b:" + SECRET + "@localhost/time HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer();
        }
        assertNoSecret();
    }

    private void both(String query, String headers) throws Exception {
        for (var path : List.of("/channels/c/messages", "/", "/sse", "/comet/connect", "/apps/x")) {
            try (var http = new RawHttp(broker.port())) {
                var target = path + "?channels=c&stream=false&" + query;
                http.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                        + (path.equals("/") ? UPGRADE : "\r\n"));
                http.line();
            }
        }
    }

    @Test
    void inThePath() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var body = "{\"timestamp\":1}";
            http.post("/keys/a.b:" + SECRET + "/requestToken?key=a.b:c", body);
            http.post("/keys/a.b%3A" + SECRET + "/requestToken", body);
            http.post("/keys/a.b:" + SECRET + "/revokeTokens?key=a.b:c", body);
            http.get("/" + SECRET + "/time?key=a.b:c");
            http.get("/login/" + SECRET + "?key=a.b:c");
            http.get("/comet/" + SECRET + "/what?key=a.b:c");
        }
        assertNoSecret();
    }

    @Test
    void inBodies() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            for (var target :
                    List.of("/apps", "/keys/a.b/requestToken", "/push/deviceRegistrations", "/login", "/time")) {
                for (var body : List.of(
                        "{\"keySecret\":\"" + SECRET + "\",\"mac\":\"" + SECRET + "\",\"keyName\":\"a.b:" + SECRET
                                + "\"}",
                        "{\"keys\":[{\"keyStr\":\"a.b:" + SECRET + "\",\"capability\":{\"*\":[\"*\"]}}]}",
                        "{\"id\":\"d1\",\"deviceSecret\":\"" + SECRET
                                + "\",\"push\":{\"recipient\":{\"registrationToken\":\"" + SECRET + "\"}}}",
                        "{\"" + SECRET + "\":{\"" + SECRET + "\":1}}",
                        "{\"capability\":" + SECRET + "}",
                        "[\"" + SECRET + "\"]",
                        "\"" + SECRET + "\"",
                        "{\"id\":\"x\"} " + SECRET,
                        SECRET)) {
                    http.post(target + "?key=a.b:c", body, "Content-Type: application/json");
                    http.post(target + "?key=a.b:c", body, "Content-Type: application/x-msgpack");
                }
            }
            http.post("/channels/c/messages?key=a.b:c", "{\"data\":" + SECRET + "}");
            http.post("/channels/c/messages?key=a.b:c", "{\"data\":\"x\"}" + SECRET);
        }
        assertNoSecret();
    }

    @Test
    void inAnswers() throws Exception {
        String secret;
        String token;
        try (var http = new RawHttp(broker.port())) {
            secret = field(
                    "keySecret",
                    http.post("/apps?key=a.b:c", "{\"keys\":[{}]}", "Content-Type: application/json")
                            .body());
            token = field(
                    "token",
                    http.post(
                                    "/keys/a.b/requestToken?key=a.b:c",
                                    "{\"timestamp\":" + System.currentTimeMillis() + ",\"nonce\":\"abcdefghijklmnop\"}",
                                    "Content-Type: application/json")
                            .body());
        }
        broker.close();
        var file = Files.readString(unpacked(), StandardCharsets.ISO_8859_1);
        assertFalse(file.contains(secret) || file.contains(token));
    }

    private static String field(String name, String body) {
        int at = body.indexOf("\"" + name + "\":\"");
        assertTrue(at >= 0, body);
        at += name.length() + 4;
        return body.substring(at, body.indexOf('"', at));
    }

    @Test
    void inFrames() throws Exception {
        for (var frame : List.of(
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET + "\",\"key\":\"" + SECRET + "\"},\"id\":\""
                        + SECRET + "\"}",
                "{\"action\":17,\"auth\":\"" + SECRET + "\"}",
                "{\"action\":17,\"auth\":[\"" + SECRET + "\"]}",
                "{\"action\":17,\"accessToken\":\"" + SECRET + "\"}",
                "{\"action\":17,\"channel\":\"" + SECRET + "\",\"params\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":\"17\",\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":17.5,\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":4294967313,\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET + "\"",
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET,
                "{\"action\":17,\"auth\":" + SECRET + "}",
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET + "\"},\"auth\":{\"accessToken\":\"x\"}}",
                "{\"action\":17,\"auth\":{\"accessToken\":\"" + SECRET + "\"}}{}",
                "{\"action\":0,\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":10,\"channel\":\"c\",\"auth\":{\"accessToken\":\"" + SECRET + "\"}}",
                "{\"action\":10,\"channel\":\"c\",\"params\":{\"key\":\"a.b:" + SECRET + "\",\"rewind\":\"1\"}}",
                "{\"action\":15,\"channel\":\"c\",\"msgSerial\":0,\"auth\":\"" + SECRET
                        + "\",\"messages\":[{\"data\":\"d\"}]}",
                "{\"action\":9,\"error\":{\"code\":1,\"message\":\"" + SECRET + "\"}}",
                "{\"action\":4,\"connectionDetails\":{\"connectionKey\":\"" + SECRET + "\"}}",
                "{\"action\":99,\"token\":{\"" + SECRET + "\":[\"" + SECRET + "\"]}}",
                SECRET,
                "\"" + SECRET + "\"",
                "[\"" + SECRET + "\"]")) {
            try (var client = WireClient.json(broker.port(), "c")) {
                client.next(Action.CONNECTED);
                client.send(frame);
                client.send("{\"action\":0,\"id\":\"done\"}");
                awaitAnswer(client);
            }
            try (var client = new WireClient(broker.port(), "key=a.b:c", Format.MSGPACK)) {
                client.next(Action.CONNECTED);
                client.send(frame.getBytes(StandardCharsets.UTF_8), 2); // JSON where MessagePack should be
                client.send(new byte[] {(byte) 0x81, (byte) 0xa6, 'a', 'c', 't', 'i', 'o', 'n', 0}, 2);
                client.next(Action.HEARTBEAT);
            }
        }
        assertNoSecret();
    }

    /// The frame after the one in question is answered, unless the connection was ended for that one.
    private static void awaitAnswer(WireClient client) throws Exception {
        var id = "";
        while (!client.hasEnded() && !"done".equals(id)) {
            var frame = client.poll(10);
            id = frame == null ? "" : frame.id();
        }
    }

    /// What the broker hides must not hide what people came for.
    @Test
    void whatIsTheUsersStays() throws Exception {
        try (var client = WireClient.json(broker.port(), "c").attached("room")) {
            client.send("{\"action\":15,\"channel\":\"room\",\"msgSerial\":0,\"messages\":[{\"name\":\"n\",\"data\":\""
                    + SECRET + "\",\"extras\":{\"headers\":{\"key\":\"value\"}}}]}");
            client.next(Action.ACK);
        }
        broker.close();
        assertTrue(Files.readString(unpacked(), StandardCharsets.ISO_8859_1).contains(SECRET));
    }

    private void assertNoSecret() throws Exception {
        broker.close();
        var file = Files.readString(unpacked(), StandardCharsets.ISO_8859_1);
        int at = file.indexOf(SECRET);
        assertEquals(-1, at, () -> file.substring(Math.max(0, at - 200), Math.min(file.length(), at + 60)));
        assertFalse(file.contains(base64(SECRET)));
    }

    /// The recording as plain entries; the file itself is packed when it is closed.
    private Path unpacked() throws Exception {
        var plain = data.resolve("plain");
        try (var log = LogFile.open(broker.recording());
                var out = Files.newOutputStream(plain)) {
            assertTrue(log.size() > 2);
            for (long position = 0; position < log.size(); position++) {
                out.write(log.message(position));
                // Binary payloads are not plain in it.
                switch (log.read(position)) {
                    case Entry.FrameIn in -> out.write(in.payload());
                    case Entry.FrameOut frame -> out.write(frame.payload());
                    case Entry.RestIn in -> out.write(in.body());
                    case Entry.RestOut answer -> out.write(answer.body());
                    default -> out.write('\n');
                }
            }
        }
        return plain;
    }

    private static String jwt(String header) {
        return base64(header).replace("=", "") + "." + base64("{}").replace("=", "") + ".x";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
