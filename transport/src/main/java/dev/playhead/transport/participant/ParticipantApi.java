package dev.playhead.transport.participant;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.server.http.ControlEndpoint;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Control of simulated participants over HTTP: `/playhead/participants`. The broker has seen to who may ask.
/// `docs/participants.md` says what there is.
final class ParticipantApi implements ControlEndpoint {
    /// Second segment of its paths.
    static final String PARTICIPANTS = "participants";

    private static final String CONNECT = "connect";
    private static final long ANSWER_WITHIN_S = 10;

    private final SimulatedParticipants participants;

    ParticipantApi(SimulatedParticipants participants) {
        this.participants = participants;
    }

    SimulatedParticipants participants() {
        return participants;
    }

    @Override
    public void close() {
        participants.close();
    }

    @Override
    public void answer(HttpRequest request, HttpReply reply) throws IOException {
        var path = request.target().path();
        var behind = path.subList(2, path.size());
        var body = new String(request.body(), StandardCharsets.UTF_8);
        try {
            switch (request.head().method()) {
                case "GET" -> list(behind, reply);
                case "POST" -> post(behind, body, reply);
                case "DELETE" -> remove(behind, reply);
                default -> refuse(reply, 405, 40500, "Use GET, POST or DELETE.");
            }
        } catch (ScenarioException wrong) {
            refuse(wrong, reply);
        } catch (ExecutionException e) {
            refuse(Objects.requireNonNullElse(e.getCause(), e), reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(reply, 503, 50003, "The broker is stopping.");
        } catch (TimeoutException e) {
            refuse(reply, 503, 50003, "The broker did not answer in time.");
        }
    }

    private void list(List<String> behind, HttpReply reply)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        var now = await(participants.now());
        switch (behind.size()) {
            case 0 -> all(200, now, reply);
            case 1 -> {
                var name = behind.getFirst();
                var found = now.stream().filter(one -> one.name().equals(name)).findFirst();
                if (found.isPresent()) {
                    send(200, fields(found.get()), reply);
                } else {
                    refuse(new UnknownParticipantException(name), reply);
                }
            }
            default -> unknown(reply);
        }
    }

    private void post(List<String> behind, String body, HttpReply reply)
            throws IOException, ScenarioException, ExecutionException, InterruptedException, TimeoutException {
        switch (behind.size()) {
            case 0 -> all(201, await(participants.add(ScenarioReader.cast(body, PARTICIPANTS))), reply);
            case 2 -> act(behind.getFirst(), behind.getLast(), body, reply);
            default -> unknown(reply);
        }
    }

    private void act(String name, String word, String text, HttpReply reply)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        var verb = Verb.named(word);
        if (verb != null) {
            send(200, fields(await(participants.act(name, verb, text))), reply);
        } else if (word.equals(CONNECT)) {
            send(200, fields(await(participants.connect(name))), reply);
        } else {
            refuse(
                    reply,
                    404,
                    40400,
                    "Nobody can " + word + ". Devices can " + words(false) + "; agents " + words(true)
                            + "; and both can " + CONNECT + " again.");
        }
    }

    private static String words(boolean agents) {
        return Verb.of(agents).stream().map(Verb::word).collect(Collectors.joining(", "));
    }

    private void remove(List<String> behind, HttpReply reply)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        switch (behind.size()) {
            case 0 -> await(participants.removeAll());
            case 1 -> await(participants.remove(behind.getFirst()));
            default -> {
                unknown(reply);
                return;
            }
        }
        all(200, participants.all(), reply);
    }

    private static <T> T await(CompletableFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    }

    private static void all(int status, List<SimulatedParticipant> some, HttpReply reply) throws IOException {
        send(
                status,
                Map.of(PARTICIPANTS, some.stream().map(ParticipantApi::fields).toList()),
                reply);
    }

    private static Map<String, Object> fields(SimulatedParticipant one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", one.name());
        fields.put("kind", one.isAgent() ? "agent" : "device");
        fields.put("clientId", one.clientId());
        fields.put("channels", one.channels());
        fields.put("dialect", one.dialect() == Scenario.Dialect.PLAIN ? "plain" : "ai-transport");
        fields.put("format", one.format().word());
        fields.put("state", one.state().word());
        if (one.connection() != null) {
            fields.put("connection", one.connection().value());
        }
        if (one.trouble() != null) {
            fields.put("trouble", one.trouble());
        }
        if (one.isAgent()) {
            fields.put("isAnswering", one.isAnswering());
        }
        return fields;
    }

    private static void unknown(HttpReply reply) throws IOException {
        refuse(
                reply,
                404,
                40400,
                "There are /playhead/participants, /playhead/participants/NAME, and behind that what it is to do: /send.");
    }

    private static void refuse(Throwable why, HttpReply reply) throws IOException {
        var words = String.valueOf(why.getMessage());
        if (why instanceof UnknownParticipantException) {
            refuse(reply, 404, 40400, words);
        } else if (why instanceof IllegalArgumentException) {
            refuse(reply, 409, 40900, words);
        } else {
            refuse(reply, 503, 50003, words);
        }
    }

    private static void refuse(ScenarioException wrong, HttpReply reply) throws IOException {
        var problems = wrong.problems().stream()
                .map(problem -> Map.<String, Object>of(
                        "line",
                        (long) problem.place().line(),
                        "column",
                        (long) problem.place().column(),
                        "message",
                        problem.message()))
                .toList();
        var words = wrong.problems().stream()
                .map(ScenarioException.Problem::message)
                .collect(Collectors.joining(" "));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("error", new ErrorInfo(40000, 400, words).toMap());
        fields.put("problems", problems);
        send(400, fields, reply);
    }

    private static void refuse(HttpReply reply, int status, int code, String why) throws IOException {
        reply.sendError(new ErrorInfo(code, status, why));
    }

    private static void send(int status, Map<String, Object> answer, HttpReply reply) throws IOException {
        reply.send(status, "application/json", JsonTree.write(answer));
    }
}
