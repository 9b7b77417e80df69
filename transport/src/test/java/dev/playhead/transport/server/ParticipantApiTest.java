package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Simulated participants as a program adds them, with nothing but an HTTP client.
class ParticipantApiTest {
    private static final String PATH = "/playhead/participants";
    private static final String AGENT = """
            {"actors": {"planner": {
              "stream": {"channel": "ai:trip", "text": "Take the first boat.", "chunk": "word", "rate": "100/s"}}}}
            """;
    private static final String PHONE = "{\"devices\": {\"phone\": {\"channels\": \"ai:trip\", \"presence\": true}}}";

    @TempDir
    private Path data;

    private BrokerServer broker;
    private ControlClient control;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        SimulatedParticipants.of(broker);
        control = new ControlClient(broker);
    }

    @AfterEach
    void stop() throws IOException {
        control.close();
        broker.close();
    }

    private ControlClient.Answer post(String behind, String body) throws Exception {
        return control.ask("POST", PATH + behind, body);
    }

    private void add(String body) throws Exception {
        var answer = post("", body);
        assertEquals(201, answer.status(), answer.body()::toString);
    }

    private Map<String, Object> one(String name) throws Exception {
        var answer = control.ask("GET", PATH + "/" + name, "");
        assertEquals(200, answer.status(), answer.body()::toString);
        return answer.body();
    }

    private Object state(String name) throws Exception {
        return Objects.requireNonNull(one(name).get("state"));
    }

    private WireClient listener() throws Exception {
        var client = WireClient.json(broker.port(), "ann");
        client.next(Action.CONNECTED);
        client.send(ProtocolMessage.builder(Action.ATTACH).channel("ai:trip")).next(Action.ATTACHED);
        return client;
    }

    private static Message next(WireClient client) throws Exception {
        return Objects.requireNonNull(client.next(Action.MESSAGE).messages()).getFirst();
    }

    private static Message next(WireClient client, String name) throws Exception {
        while (true) {
            var message = next(client);
            if (name.equals(message.name())) {
                return message;
            }
        }
    }

    private static String text(Message message) {
        return message.data() instanceof Data.Text(var text) ? text : "";
    }

    @Test
    void aDeviceAsksAndAnAgentAnswersOverRealSockets() throws Exception {
        add(AGENT);
        add(PHONE);
        assertEquals("connected", state("phone"));
        assertEquals("connected", state("planner"));
        assertEquals(2, broker.openTransports());
        try (var ann = listener()) {
            assertEquals(200, post("/phone/send", "A day?").status());
            var question = next(ann, "ai-input");
            assertEquals("A day?", text(question));
            assertEquals("phone", question.clientId());
            assertEquals("planner", next(ann, "ai-run-start").clientId());
            next(ann, "ai-run-end");
            await().until(() -> Boolean.FALSE.equals(one("planner").get("isAnswering")));
        }
        var recording = broker.recording();
        broker.close();
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void aPlainQuestionOfAnybodyIsAnsweredInPlainMessages() throws Exception {
        add(AGENT);
        try (var ann = listener()) {
            ann.send(ProtocolMessage.builder(Action.MESSAGE)
                    .channel("ai:trip")
                    .msgSerial(0L)
                    .messages(List.of(Message.builder()
                            .name("question")
                            .data(new Data.Text("A day?"))
                            .build())));
            assertEquals("planner", next(ann, "answer").clientId());
        }
    }

    @Test
    void theyAreSeenAsSimulatedOnTheTimeline() throws Exception {
        add(PHONE);
        add(AGENT.replace("planner", "bot"));
        try (var session = LiveSessions.of(broker)) {
            await().until(() -> session.timeline().participants().size() == 2);
            var kinds = session.timeline().participants().stream()
                    .collect(Collectors.toMap(Participant::clientId, Participant::kind));
            assertEquals(Map.of("phone", Participant.Kind.PHONE, "bot", Participant.Kind.AGENT), kinds);
            assertTrue(session.timeline().participants().stream().allMatch(Participant::isSimulated));
            assertEquals(
                    2,
                    session.controls()
                            .orElseThrow()
                            .simulation()
                            .orElseThrow()
                            .all()
                            .size());
        }
    }

    @Test
    void oneThatIsDroppedComesBackAndOneThatIsClosedWhenItIsConnected() throws Exception {
        add(PHONE);
        var first = one("phone").get("connection");
        assertEquals(200, post("/phone/drop", "").status());
        await().until(() -> state("phone").equals("away"));
        await().until(() -> state("phone").equals("connected"));
        assertEquals(first, one("phone").get("connection"));
        assertEquals(200, post("/phone/close", "").status());
        assertEquals("ended", state("phone"));
        assertEquals(
                "phone is gone: connect it first.",
                post("/phone/send", "Hello?").error());
        assertEquals(200, post("/phone/connect", "").status());
        assertEquals("connected", state("phone"));
        assertFalse(Objects.equals(first, one("phone").get("connection")));
        assertEquals("phone is connected.", post("/phone/connect", "").error());
    }

    @Test
    void anAgentThatDiesEndsInTheMiddleOfItsAnswer() throws Exception {
        add(AGENT.replace("\"100/s\"}", "\"100/s\"}, \"errors\": {\"die\": 2}"));
        assertEquals(200, post("/planner/answer", "").status());
        await().until(() -> state("planner").equals("ended"));
        await().until(() -> broker.openTransports() == 0);
    }

    @Test
    void whoIsRemovedLeavesAndNobodyIsLeftWhenTheBrokerEnds() throws Exception {
        add(PHONE);
        add(AGENT);
        try (var ann = listener()) {
            assertEquals(
                    1,
                    control.ask("DELETE", PATH + "/phone", "")
                            .list("participants")
                            .size());
            await().until(() -> broker.openTransports() == 2);
            assertEquals(404, control.ask("DELETE", PATH + "/phone", "").status());
            assertEquals(List.of(), control.ask("DELETE", PATH, "").list("participants"));
            await().until(() -> broker.openTransports() == 1);
            ann.send(ProtocolMessage.builder(Action.HEARTBEAT)).next(Action.HEARTBEAT);
        }
        add(PHONE);
        broker.close();
        assertEquals(0, broker.openTransports());
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsPlace() throws Exception {
        var answer = post("", """
                devices:
                  phone: { chanels: [a], format: xml, presence: perhaps }
                actors:
                  agent: { stream: { channel: c, text: hi, rate: fast, chunk: wrd }, errors: { die: 0 } }
                  1: { stream: { channel: c, file: answer.md } }
                """);
        assertEquals(400, answer.status());
        assertEquals(
                Set.of(
                        "2: \u201cchanels\u201d is no key of a simulated device. Did you mean channels?",
                        "2: The key channels of a simulated device is missing.",
                        "2: There is no format \u201cxml\u201d. There are: json, msgpack.",
                        "2: Found \u201cperhaps\u201d, expected true or false for presence.",
                        "4: Found \u201cfast\u201d, expected a rate such as 50/s or 20/m.",
                        "4: Found \u201cwrd\u201d, expected a number of characters, word or line for chunk."
                                + " Did you mean word?",
                        "4: Found \u201c0\u201d, expected a whole number from 1 to 1000000 for die.",
                        "5: \u201c1\u201d is no name: use letters, digits, - and _, and begin with a letter.",
                        "5: Only a scenario in a file can name one; write the text itself."),
                answer.list("problems").stream()
                        .map(problem -> (Map<?, ?>) problem)
                        .map(problem -> problem.get("line") + ": " + problem.get("message"))
                        .collect(Collectors.toSet()));
        assertTrue(answer.error().contains("Did you mean channels?"), answer::error);
        assertEquals(List.of(), control.ask("GET", PATH, "").list("participants"));
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws Exception {
        add(PHONE);
        assertEquals(409, post("", PHONE).status());
        assertTrue(post("", PHONE).error().startsWith("There is somebody called phone already"));
        assertTrue(post("", "{}").error().startsWith("Nobody is named"));
        assertTrue(post("", "{\"devices\":{\"app\":{\"sdk\":\"external\",\"match\":\"client == a\"}}}")
                .error()
                .startsWith("app is external"));
        assertEquals(
                "What does phone send? There is no text.",
                post("/phone/send", "").error());
        assertEquals("A device cannot die.", post("/phone/die", "").error());
        assertEquals("phone has sent nothing yet.", post("/phone/edit", "x").error());
        assertEquals(
                "phone has seen no run start yet.", post("/phone/cancel", "").error());
        assertEquals(404, post("/fone/send", "x").status());
        assertTrue(post("/phone/sing", "la").error().startsWith("Nobody can sing."));
        assertEquals(405, control.ask("PUT", PATH, "").status());
    }

    @Test
    void whatTheBrokerRefusesThemIsTold() throws Exception {
        add("{\"devices\": {\"phone\": {\"channels\": [\"ai:trip\", \"[broken\"]}}}");
        assertTrue(String.valueOf(one("phone").get("trouble")).contains("40010"), () -> "no trouble told");
    }

    @Test
    void noWebPageMayAddAnybody() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + PATH))
                    .header("Origin", "http://localhost:3000")
                    .POST(HttpRequest.BodyPublishers.ofString(PHONE))
                    .build();
            assertEquals(
                    403,
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        assertEquals(0, broker.openTransports());
    }

    @Test
    void aBrokerThatAsksForItsKeyIsGivenIt() throws Exception {
        broker.close();
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), "app.key:secret", true, true);
        broker = BrokerServer.start(options);
        SimulatedParticipants.of(broker);
        control.close();
        control = new ControlClient(broker);
        add(PHONE);
        assertEquals("connected", state("phone"));
    }
}
