package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Interrupts as a program publishes them, with nothing but an HTTP client.
class InterruptApiTest {
    private static final String PATH = "/playhead/interrupts";

    @TempDir
    private Path data;

    private BrokerServer broker;
    private ControlClient control;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        control = new ControlClient(broker);
    }

    @AfterEach
    void stop() throws IOException {
        control.close();
        broker.close();
    }

    private ControlClient.Answer post(String body) throws Exception {
        return control.ask("POST", PATH, body);
    }

    private WireClient agent() throws Exception {
        var client = WireClient.json(broker.port(), "agent");
        client.next(Action.CONNECTED);
        client.send(ProtocolMessage.builder(Action.ATTACH).channel("ai:trip")).next(Action.ATTACHED);
        return client;
    }

    private static void publish(WireClient client, long serial, String name, Map<String, Object> transport) {
        var message = Message.builder()
                .name(name)
                .data(new Data.Text(""))
                .extras(Map.of("ai", Map.of("transport", transport, "codec", Map.of("kind", "text"))));
        client.send(ProtocolMessage.builder(Action.MESSAGE)
                .channel("ai:trip")
                .msgSerial(serial)
                .messages(List.of(message.build())));
    }

    private static Message next(WireClient client) throws Exception {
        return Objects.requireNonNull(client.next(Action.MESSAGE).messages()).getFirst();
    }

    @Test
    void aStopIsHeardByTheAgentAsFromAParticipant() throws Exception {
        try (var agent = agent()) {
            publish(agent, 0, "ai-run-start", Map.of("run-id", "r1"));
            next(agent);
            var answer = post("{\"interrupt\":\"stop\",\"channel\":\"ai:trip\"}");
            assertEquals(201, answer.status(), answer.body()::toString);
            var stop = next(agent);
            assertEquals("ai-cancel", stop.name());
            assertEquals("playhead", stop.clientId());
            assertEquals("r1", AiHeaders.of(stop).runId());
            assertEquals(List.of(Objects.requireNonNull(stop.serial())), answer.list("serials"));
            publish(agent, 1, "ai-run-end", Map.of("run-id", "r1"));
            next(agent);
            var late = post("{\"interrupt\":\"stop\",\"channel\":\"ai:trip\"}");
            assertEquals(409, late.status());
            assertEquals("This run is over.", late.error());
        }
        var recording = broker.recording();
        broker.close();
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void whoInterruptsAsksOnlyWhenTheRunHasEndedAndWakesTheAgent() throws Exception {
        var woken = new CompletableFuture<Map<String, Object>>();
        var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/agent", exchange -> {
            woken.complete(JsonTree.read(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        app.start();
        try (var agent = agent()) {
            publish(agent, 0, "ai-run-start", Map.of("run-id", "r1"));
            next(agent);
            var answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return post("{\"interrupt\":\"interrupt\",\"channel\":\"ai:trip\",\"text\":\"Boats?\","
                            + "\"client\":\"ann\",\"wake\":\"http://localhost:"
                            + app.getAddress().getPort()
                            + "/agent\"}");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertEquals("ai-cancel", next(agent).name());
            publish(agent, 1, "ai-run-end", Map.of("run-id", "r1"));
            assertEquals("ai-run-end", next(agent).name());
            var question = next(agent);
            assertEquals("ann", question.clientId());
            assertEquals(new Data.Text("Boats?"), question.data());
            var invocation = woken.get(10, TimeUnit.SECONDS);
            assertEquals("ai:trip", invocation.get("sessionName"));
            assertEquals(AiHeaders.of(question).get("event-id"), invocation.get("inputEventId"));
            assertEquals(List.of(), answer.get(10, TimeUnit.SECONDS).list("remarks"));
        } finally {
            app.stop(0);
        }
    }

    @Test
    void plainMessagesAreChangedAndDeleted() throws Exception {
        var asked = post("{\"interrupt\":\"ask\",\"channel\":\"notes\",\"text\":\"one\",\"askName\":\"note\"}");
        var serial = asked.list("serials").getFirst();
        var about = "\"channel\":\"notes\",\"message\":\"" + serial + "\"}";
        assertEquals(
                201, post("{\"interrupt\":\"edit\",\"text\":\"two\"," + about).status());
        assertEquals(201, post("{\"interrupt\":\"delete\"," + about).status());
        assertEquals(
                "That message is deleted already.",
                post("{\"interrupt\":\"delete\"," + about).error());
        var all = control.ask("GET", PATH + "?channel=notes&message=" + serial, "")
                .list("interrupts");
        assertTrue(all.toString().contains("A plain channel knows no approvals."), all::toString);
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws Exception {
        assertEquals(400, post("{\"interrupt\":\"halt\",\"channel\":\"x\"}").status());
        assertEquals(
                "\"steer\" needs a text.",
                post("{\"interrupt\":\"steer\",\"channel\":\"x\"}").error());
        assertTrue(post("{\"interrupt\":\"stop\"}").error().startsWith("Say which channel"));
        assertTrue(post("{\"interrupt\":\"stop\",\"channel\":\"x\",\"who\":\"me\"}")
                .error()
                .startsWith("There is no field"));
        var wake = post("{\"interrupt\":\"stop\",\"channel\":\"x\",\"wake\":\"file:///etc/passwd\"}");
        assertTrue(wake.error().contains("is no address to wake an agent at"), wake::error);
        assertEquals(405, control.ask("DELETE", PATH, "").status());
    }

    @Test
    void noWebPageMayInterrupt() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + PATH))
                    .header("Origin", "http://localhost:3000")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertEquals(
                    403,
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }
}
