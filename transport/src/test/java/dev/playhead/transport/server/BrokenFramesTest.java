package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.client.ClientSocket;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What breaks RFC 6455 ends its connection with the code that says so, is not recorded as a frame, and touches nobody
/// else.
class BrokenFramesTest {
    private static final byte[] PUBLISH =
            "{\"action\":15,\"channel\":\"c\",\"msgSerial\":0,\"messages\":[{\"data\":\"no\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOT_UTF8 = {'{', '"', (byte) 0xc3, '"', '}'};

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

    static Stream<Arguments> frames() {
        return Stream.of(
                Arguments.of("an unmasked text", 1002, unmasked(0x81, PUBLISH)),
                Arguments.of("an unmasked ping", 1002, unmasked(0x89, new byte[0])),
                Arguments.of("the first reserved bit", 1002, masked(0xc1, PUBLISH)),
                Arguments.of("the second reserved bit", 1002, masked(0xa1, PUBLISH)),
                Arguments.of("the third reserved bit", 1002, masked(0x91, PUBLISH)),
                Arguments.of("opcode 3", 1002, masked(0x83, PUBLISH)),
                Arguments.of("opcode 7", 1002, masked(0x87, PUBLISH)),
                Arguments.of("opcode 11", 1002, masked(0x8b, new byte[0])),
                Arguments.of("opcode 15", 1002, masked(0x8f, new byte[0])),
                Arguments.of("a ping in pieces", 1002, masked(0x09, new byte[0])),
                Arguments.of("a close in pieces", 1002, masked(0x08, new byte[0])),
                Arguments.of("a long ping", 1002, masked(0x89, new byte[126])),
                Arguments.of("a long close", 1002, masked(0x88, close(1000, "x".repeat(124)))),
                Arguments.of("a length of more bytes than needed", 1002, bytes(0x81, 0xfe, 0, 2, 0, 0, 0, 0, '{', '}')),
                Arguments.of("a negative length", 1002, bytes(0x81, 0xff, 0x80, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4)),
                Arguments.of("a continuation of nothing", 1002, masked(0x80, PUBLISH)),
                Arguments.of(
                        "a message inside another",
                        1002,
                        both(masked(0x01, "{".getBytes(StandardCharsets.UTF_8)), masked(0x81, PUBLISH))),
                Arguments.of("half a code", 1002, masked(0x88, new byte[] {3})),
                Arguments.of("code 0", 1002, masked(0x88, close(0, ""))),
                Arguments.of("code 999", 1002, masked(0x88, close(999, ""))),
                Arguments.of("code 1004", 1002, masked(0x88, close(1004, ""))),
                Arguments.of("code 1005", 1002, masked(0x88, close(1005, ""))),
                Arguments.of("code 1006", 1002, masked(0x88, close(1006, ""))),
                Arguments.of("code 1015", 1002, masked(0x88, close(1015, ""))),
                Arguments.of("code 2999", 1002, masked(0x88, close(2999, ""))),
                Arguments.of("code 5000", 1002, masked(0x88, close(5000, ""))),
                Arguments.of(
                        "a reason that is not UTF-8", 1007, masked(0x88, new byte[] {3, (byte) 0xe8, (byte) 0xc3})),
                Arguments.of("a text that is not UTF-8", 1007, masked(0x81, NOT_UTF8)),
                Arguments.of(
                        "a text in pieces that is not UTF-8",
                        1007,
                        both(masked(0x01, NOT_UTF8), masked(0x80, new byte[] {' '}))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void endsTheConnectionWithItsCode(String what, int code, byte[] frame) throws Exception {
        try (var good = WireClient.json(broker.port(), "good").attached("c");
                var socket = connected()) {
            // What follows, in the same bytes, is not read any more.
            socket.getOutputStream().write(both(frame, masked(0x81, PUBLISH)));
            assertEquals(code, closeCode(socket));
            good.publish("c", 0, "still here");
            good.next(Action.ACK);
            assertFalse(good.hasEnded());
        }
        assertEquals(0, published("\"no\""), "it was taken for a frame");
    }

    @Test
    void byteByByteIsTheSame() throws Exception {
        try (var socket = connected()) {
            for (byte one : both(masked(0x01, "{\"act".getBytes(StandardCharsets.UTF_8)), unmasked(0x80, PUBLISH))) {
                socket.getOutputStream().write(one);
            }
            assertEquals(1002, closeCode(socket));
        } catch (IOException closedWhileWriting) {
            // it was quick
        }
        assertEquals(0, published("\"no\""));
    }

    @Test
    void whatIsAllowedIsTaken() throws Exception {
        try (var socket = connected()) {
            var out = socket.getOutputStream();
            out.write(masked(0x01, java.util.Arrays.copyOf(PUBLISH, 10)));
            out.write(masked(0x89, new byte[125]));
            out.write(masked(0x00, new byte[0]));
            out.write(masked(0x80, java.util.Arrays.copyOfRange(PUBLISH, 10, PUBLISH.length)));
            out.write(masked(0x8a, new byte[0]));
            out.write(masked(0x88, close(4999, "gone \u00e9")));
            assertEquals(4999, closeCode(socket));
        }
        Awaitility.await().until(() -> published("\"no\"") == 1);
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        socket.setSoTimeout(10_000);
        ClientSocket.request(socket, "127.0.0.1", broker.port(), "/?key=a.b:c&v=6")
                .awaitUpgrade();
        return socket;
    }

    /// Reads frames up to the close, and the end of the socket after it.
    private static int closeCode(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        while (true) {
            int opcode = in.readByte() & 0x0f;
            int length = in.readByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            var payload = in.readNBytes(length);
            if (opcode == 8) {
                assertTrue(length >= 2, "the close says no code");
                assertEquals(-1, in.read(), "the socket stays");
                return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            }
        }
    }

    private long published(String text) throws IOException {
        long count = 0;
        for (long position = 0; position < broker.log().size(); position++) {
            if (broker.log().read(position) instanceof Entry.FrameIn in
                    && new String(in.payload(), StandardCharsets.UTF_8).contains(text)) {
                count++;
            }
        }
        return count;
    }

    private static byte[] close(int code, String reason) {
        var text = reason.getBytes(StandardCharsets.UTF_8);
        return both(new byte[] {(byte) (code >> 8), (byte) code}, text);
    }

    private static byte[] masked(int first, byte[] payload) {
        var mask = new byte[] {0x11, 0x22, 0x33, 0x44};
        var body = new byte[payload.length];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (payload[i] ^ mask[i % 4]);
        }
        return both(head(first, 0x80, payload.length), both(mask, body));
    }

    private static byte[] unmasked(int first, byte[] payload) {
        return both(head(first, 0, payload.length), payload);
    }

    private static byte[] head(int first, int mask, int length) {
        return length < 126 ? bytes(first, mask | length) : bytes(first, mask | 126, length >> 8, length & 0xff);
    }

    private static byte[] bytes(int... values) {
        var bytes = new ByteArrayOutputStream();
        for (int value : values) {
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] both(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }
}
