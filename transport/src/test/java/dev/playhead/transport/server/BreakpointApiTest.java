package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breakpoints as a test of a user controls them, with nothing but an HTTP client.
class BreakpointApiTest {
    private static final String BREAKPOINTS = "/playhead/breakpoints";
    private static final String HELD = BREAKPOINTS + "/held";

    @TempDir
    private Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private BrokerServer broker;
    private ControlClient control;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        control = new ControlClient(broker);
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
        http.close();
        control.close();
    }

    private ControlClient.Answer ask(String method, String path, String body) throws Exception {
        return control.ask(method, path, body);
    }

    private WireClient client(String name) throws Exception {
        var client = WireClient.json(broker.port(), name);
        client.next(Action.CONNECTED);
        client.send(ProtocolMessage.builder(Action.ATTACH).channel("chat")).next(Action.ATTACHED);
        return client;
    }

    private static void publish(WireClient client, long serial, String text) {
        client.send(ProtocolMessage.builder(Action.MESSAGE)
                .channel("chat")
                .msgSerial(serial)
                .messages(List.of(Message.builder().data(new Data.Text(text)).build())));
    }

    private static String text(ProtocolMessage frame) {
        return frame.messages() != null && frame.messages().getFirst().data() instanceof Data.Text(var text)
                ? text
                : "none";
    }

    private void assertRunsAgain() throws IOException {
        var recording = broker.recording();
        broker.close();
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void aFrameIsHeldEditedAndReleasedWhileOthersGoOn() throws Exception {
        try (var phone = client("phone");
                var laptop = client("laptop")) {
            var set = ask("POST", BREAKPOINTS, "{\"client\":\"phone\",\"filter\":\"data == stop\"}");
            assertEquals(201, set.status());
            assertEquals("F-1", set.body().get("rule"));
            publish(laptop, 0, "stop");
            assertEquals("stop", text(laptop.next(Action.MESSAGE)));
            publish(laptop, 1, "next");
            laptop.next(Action.MESSAGE);
            var listed = ask("GET", BREAKPOINTS, "");
            assertEquals(List.of("F-1.1", "F-1.2"), listed.held());
            var frame = (Map<?, ?>) listed.list("held").getFirst();
            assertEquals("phone", frame.get("client"));
            assertEquals("to", frame.get("way"));
            assertEquals("for release", frame.get("waits"));
            assertEquals("behind another", ((Map<?, ?>) listed.list("held").getLast()).get("waits"));
            assertEquals(1, ask("GET", BREAKPOINTS, "").list("breakpoints").size());
            var edited = json(frame.get("frame")).replace("stop", "else");
            assertEquals(List.of(), ask("POST", HELD + "/F-1.1/release", edited).held());
            assertEquals("else", text(phone.next(Action.MESSAGE)));
            assertEquals("next", text(phone.next(Action.MESSAGE)));
        }
        assertRunsAgain();
    }

    private static String json(Object tree) {
        var fields = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) tree).forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }

    @Test
    void aPublishIsHeldAndDroppedAndItsPublisherIsTold() throws Exception {
        try (var phone = client("phone");
                var laptop = client("laptop")) {
            ask("POST", BREAKPOINTS, "client=phone way=from filter=stop");
            publish(phone, 0, "stop");
            publish(phone, 1, "next");
            publish(laptop, 0, "from another");
            assertEquals("from another", text(laptop.next(Action.MESSAGE)));
            assertEquals(List.of("F-1.1", "F-1.2"), ask("GET", HELD, "").held());
            ask("POST", HELD + "/F-1.1/drop", "");
            assertEquals(
                    40160,
                    Objects.requireNonNull(phone.next(Action.NACK).error()).code());
            assertEquals("next", text(laptop.next(Action.MESSAGE)));
            assertEquals(1L, phone.next(Action.ACK).msgSerial());
        }
        assertRunsAgain();
    }

    @Test
    void allAreReleasedAtOnceAndTheBreakpointEnds() throws Exception {
        try (var phone = client("phone");
                var laptop = client("laptop")) {
            ask("POST", BREAKPOINTS, "client=phone");
            publish(laptop, 0, "one");
            publish(laptop, 1, "two");
            laptop.next(Action.MESSAGE);
            laptop.next(Action.MESSAGE);
            assertEquals(List.of(), ask("POST", HELD + "/release", "").held());
            assertEquals("one", text(phone.next(Action.MESSAGE)));
            assertEquals("two", text(phone.next(Action.MESSAGE)));
            assertEquals(200, ask("DELETE", BREAKPOINTS + "/F-1", "").status());
            assertEquals(404, ask("DELETE", BREAKPOINTS + "/F-1", "").status());
            publish(laptop, 2, "three");
            assertEquals("three", text(phone.next(Action.MESSAGE)));
        }
        assertRunsAgain();
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        var wrong = ask("POST", BREAKPOINTS, "{\"filter\":\"latency > 3\"}");
        assertEquals(400, wrong.status());
        assertTrue(wrong.error().contains("latency"), wrong.error());
        assertEquals(400, ask("POST", BREAKPOINTS, "{").status());
        assertEquals(404, ask("GET", HELD + "/F-1.1", "").status());
        assertEquals(404, ask("POST", HELD + "/F-1.1/release", "").status());
        assertEquals(404, ask("POST", HELD + "/F-1.1/burn", "").status());
        try (var phone = client("phone");
                var laptop = client("laptop")) {
            ask("POST", BREAKPOINTS, "client=phone filter=one");
            publish(laptop, 0, "one");
            laptop.next(Action.MESSAGE);
            assertEquals(400, ask("POST", HELD + "/F-1.1/release", "no JSON").status());
            var other = ask("POST", HELD + "/F-1.1/release", "{\"action\":15,\"channel\":\"another\"}");
            assertEquals("The field channel must stay chat; it became another.", other.error());
            assertEquals(
                    400, ask("POST", HELD + "/F-1.1/drop", "{\"action\":15}").status());
            assertEquals(List.of("F-1.1"), ask("GET", HELD, "").held());
            ask("POST", HELD + "/F-1.1/release", "");
            phone.next(Action.MESSAGE);
        }
    }

    @Test
    void pagesAreRefused() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + BREAKPOINTS))
                .header("Origin", "http://localhost:3000")
                .build();
        assertEquals(
                403, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
}
