package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A request inside another one is never taken for one of its own, and what two parsers could read differently is read
/// by none (RFC 9112, 11.2).
class SmugglingTest {
    private static final String BODY = "{\"data\":\"smuggled\"}";
    /// A whole publish, as it would look in the body of a request or behind one.
    private static final String PUBLISH = "POST /channels/c/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    private static final String TIME = "GET /time HTTP/1.1\r\nHost: localhost\r\n";
    private static final String POST = "POST /channels/d/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

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

    static Stream<Arguments> attempts() {
        var length = "Content-Length: " + PUBLISH.length() + "\r\n";
        return Stream.of(
                // A body that nobody has read.
                Arguments.of("a strange Host", 403, "POST /x HTTP/1.1\r\nHost: evil.example\r\n" + length + "\r\n"),
                Arguments.of("a strange page", 403, post("Origin: https://evil.example\r\n" + length)),
                Arguments.of("a hidden one", 403, post("Sec-Fetch-Site: cross-site\r\n" + length)),
                Arguments.of("a strange page in chunks", 403, post("Origin: null\r\nTransfer-Encoding: chunked\r\n")),
                Arguments.of(
                        "a strange preflight",
                        403,
                        "OPTIONS /x HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n" + length + "\r\n"),
                Arguments.of("a strange upgrade", 403, upgrade("Origin: https://evil.example\r\n" + length)),
                Arguments.of("an upgrade with a body", 400, upgrade(length)),
                Arguments.of("an upgrade that is none", 400, upgrade("Sec-WebSocket-Key: x\r\n")),
                Arguments.of("more than is allowed", 413, post("Content-Length: 999999999\r\n")),
                Arguments.of("an unknown expectation", 417, post("Expect: a miracle\r\n" + length)),
                // How long is the body?
                Arguments.of("two lengths", 400, post("Content-Length: 0\r\n" + length)),
                Arguments.of("two equal lengths", 400, post("Content-Length: 0\r\nContent-Length: 0\r\n")),
                Arguments.of("a list of lengths", 400, post("Content-Length: 0, 0\r\n")),
                Arguments.of("a length with a sign", 400, post("Content-Length: +0\r\n")),
                Arguments.of("a negative length", 400, post("Content-Length: -1\r\n")),
                Arguments.of("a length in hex", 400, post("Content-Length: 0x0\r\n")),
                Arguments.of("an empty length", 400, post("Content-Length:\r\n")),
                Arguments.of("length and chunks", 400, post("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n")),
                Arguments.of("chunks and length", 400, post("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n")),
                Arguments.of("chunks twice", 400, post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")),
                Arguments.of("other encodings", 501, post("Transfer-Encoding: gzip, chunked\r\n")),
                Arguments.of("no encoding", 501, post("Transfer-Encoding: identity\r\n")),
                Arguments.of("a strange blank", 400, post("Transfer-Encoding: \u000bchunked\r\n")),
                Arguments.of(
                        "chunks of old HTTP",
                        400,
                        "POST /x HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"),
                // Where do headers end?
                Arguments.of("a blank before the colon", 400, post("Content-Length : 0\r\n")),
                Arguments.of("a tab before the colon", 400, post("Content-Length\t: 0\r\n")),
                Arguments.of("a folded line", 400, post("X-A: b\r\n Content-Length: 0\r\n")),
                Arguments.of("a blank before the first header", 400, "GET /time HTTP/1.1\r\n Host: localhost\r\n\r\n"),
                Arguments.of("a line without a colon", 400, post("Content-Length\r\n")),
                Arguments.of("no name", 400, post(": 0\r\n")),
                Arguments.of("a name that is none", 400, post("Content(Length): 0\r\n")),
                Arguments.of("a bare LF", 400, TIME + "X-A: b\nContent-Length: 3\r\n\r\n"),
                Arguments.of("only LF", 400, "GET /time HTTP/1.1\nHost: localhost\n\n"),
                Arguments.of("a bare CR", 400, TIME + "X-A: b\rContent-Length: 3\r\n\r\n"),
                Arguments.of("a NUL", 400, TIME + "X-A: b\u0000c\r\n\r\n"),
                // Who is asked, and what?
                Arguments.of("two hosts", 400, TIME + "Host: evil.example\r\n\r\n"),
                Arguments.of("two equal hosts", 400, TIME + "Host: localhost\r\n\r\n"),
                Arguments.of("no host", 400, "GET /time HTTP/1.1\r\n\r\n"),
                Arguments.of("two origins", 400, TIME + "Origin: http://localhost\r\nOrigin: http://localhost\r\n\r\n"),
                Arguments.of("another host", 400, "GET http://evil.example/time HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("somebody", 400, "GET http://a:b@localhost/time HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("an authority", 400, "GET localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("a blank in the target", 400, "GET /time now HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("a fragment", 400, "GET /time#now HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("an unknown method", 501, "BREW /time HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("another version", 505, "GET /time HTTP/2.0\r\nHost: localhost\r\n\r\n"),
                // Where do chunks end?
                Arguments.of("a chunk without a size", 400, CHUNKED + "\r\n"),
                Arguments.of("a size with a sign", 400, CHUNKED + "+0\r\n\r\n"),
                Arguments.of("a size in C", 400, CHUNKED + "0x0\r\n\r\n"),
                Arguments.of("a size with a blank", 400, CHUNKED + " 0\r\n\r\n"),
                Arguments.of("a size and a blank", 400, CHUNKED + "0 \r\n\r\n"),
                Arguments.of("a size beyond all numbers", 400, CHUNKED + "f".repeat(17) + "\r\n"),
                Arguments.of("a size beyond what is allowed", 413, CHUNKED + "f".repeat(16) + "\r\n"),
                Arguments.of("a size that ends in LF", 400, CHUNKED + "0\n\r\n"),
                Arguments.of("a size that ends in CR", 400, CHUNKED + "0\r\r\n"),
                Arguments.of("an extension with a LF", 400, CHUNKED + "0;a\n\r\n"),
                Arguments.of("an extension without a name", 400, CHUNKED + "0;\r\n\r\n"),
                Arguments.of("an open quotation", 400, CHUNKED + "0;a=\"b\r\n\r\n"),
                Arguments.of("more than the size says", 400, CHUNKED + "2\r\n{}}\r\n0\r\n\r\n"),
                Arguments.of("LF behind a chunk", 400, CHUNKED + "2\r\n{}\n0\r\n\r\n"),
                Arguments.of("a trailer that is none", 400, CHUNKED + "0\r\nGET / HTTP/1.1\r\n\r\n"),
                Arguments.of("a trailer with a blank", 400, CHUNKED + "0\r\nA : b\r\n\r\n"));
    }

    private static String post(String headers) {
        return POST + headers + "\r\n";
    }

    private static String upgrade(String headers) {
        var asked = headers.contains("Sec-WebSocket-Key") ? RawHttp.UPGRADE.subList(0, 3) : RawHttp.UPGRADE;
        return "GET /?key=a.b:c&v=6 HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", asked) + "\r\n" + headers
                + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void whatFollowsARefusalIsNotRead(String what, int status, String attempt) throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer = http.raw(attempt + PUBLISH + PUBLISH).answer();
            assertEquals(status, answer.status(), answer.body());
            assertEquals("close", answer.headers().get("connection"));
            assertTrue(http.hasEnded());
        }
        assertEquals(List.of(), published());
    }

    @Test
    void aBodyThatMayComeIsReadBeforeAnythingElse() throws Exception {
        for (var first : List.of(
                "OPTIONS /channels/c/messages HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n",
                "GET /time HTTP/1.1\r\nHost: localhost\r\n",
                "GET /comet/what HTTP/1.1\r\nHost: localhost\r\n",
                "POST /sse HTTP/1.1\r\nHost: localhost\r\n",
                "POST /keys/a.b/requestToken HTTP/1.1\r\nHost: localhost\r\n")) {
            try (var http = new RawHttp(broker.port())) {
                http.raw(first + "Content-Length: " + PUBLISH.length() + "\r\n\r\n" + PUBLISH);
                http.answer();
                assertEquals(200, http.get("/time").status(), first);
            }
        }
        assertEquals(List.of(), published());
    }

    @Test
    void whatFollowsAGoodbyeIsNotRead() throws Exception {
        for (var last : List.of(
                TIME + "Connection: close\r\n\r\n",
                TIME + "Connection: x, Close\r\n\r\n",
                "GET /time HTTP/1.0\r\nHost: localhost\r\n\r\n")) {
            try (var http = new RawHttp(broker.port())) {
                assertEquals(200, http.raw(last + PUBLISH).answer().status());
                assertTrue(http.hasEnded());
            }
        }
        assertEquals(List.of(), published());
    }

    @Test
    void aRefusalIsReadToItsEndHoweverMuchWasSent() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            http.raw(post("Origin: https://evil.example\r\nContent-Length: 100000\r\n") + "x".repeat(100_000));
            var answer = http.answer();
            assertEquals(403, answer.status());
            assertTrue(answer.body().contains("may not reach the broker"), answer.body());
        }
    }

    @Test
    void aWebSocketOfAnotherVersionIsToldWhichOneIsSpoken() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer =
                    http.raw(upgrade("").replace("Version: 13", "Version: 8")).answer();
            assertEquals(426, answer.status());
            assertEquals("13", answer.headers().get("sec-websocket-version"));
        }
    }

    @Test
    void whatIsClearIsRead() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            http.raw(PUBLISH);
            assertEquals(201, http.answer().status());
            http.raw(
                    CHUNKED
                            + "9 ; a = \"b;\\\"c\" ;d=e;f\r\n{\"data\":\"\r\na\r\nin chunks\"\r\n1\r\n}\r\n0\r\nX-T: t\r\n\r\n");
            assertEquals(201, http.answer().status());
            var host = "localhost:" + broker.port();
            http.raw("GET http://" + host + "/time HTTP/1.1\r\nHost: " + host
                    + "\r\nAccept: a/b\r\nAccept: */*\r\n\r\n");
            assertEquals(200, http.answer().status());
        }
        assertEquals(List.of(BODY, "{\"data\":\"in chunks\"}"), published());
    }

    private List<String> published() throws Exception {
        var published = new java.util.ArrayList<String>();
        for (long position = 0; position < broker.log().size(); position++) {
            if (broker.log().read(position) instanceof Entry.RestIn in
                    && in.target().startsWith("/channels")) {
                published.add(new String(in.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return published;
    }
}
