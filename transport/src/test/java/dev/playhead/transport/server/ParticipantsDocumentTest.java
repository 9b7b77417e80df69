package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
import dev.playhead.transport.scenario.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about simulated participants: what it has to copy works, in the order in which it stands there.
class ParticipantsDocumentTest {
    private static final Path PAGE = Path.of("../docs/participants.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CURL =
            Pattern.compile("curl (?:-X (\\w+) )?localhost:9477(\\S+)(?: -d '([^']*)')?\\n", Pattern.DOTALL);

    @TempDir
    private Path data;

    private record Call(String method, String path, String body) {}

    private static List<Call> calls() throws Exception {
        var calls = new ArrayList<Call>();
        var blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            var curl = CURL.matcher(blocks.group(1));
            int end = 0;
            while (curl.find()) {
                assertEquals(end, curl.start(), "something stands between two calls");
                end = curl.end();
                var body = curl.group(3);
                var method = curl.group(1) == null ? body == null ? "GET" : "POST" : curl.group(1);
                calls.add(new Call(method, curl.group(2), body == null ? "" : body));
            }
            assertEquals(blocks.group(1).length(), end, "a call cannot be read");
        }
        return calls;
    }

    @Test
    void whatItShowsWorks() throws Exception {
        var calls = calls();
        assertTrue(calls.size() >= 8, calls::toString);
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var control = new ControlClient(broker)) {
            SimulatedParticipants.of(broker);
            for (var call : calls) {
                var answer = control.ask(call.method(), call.path(), call.body());
                assertTrue(answer.status() / 100 == 2, () -> call + " was answered " + answer);
            }
            var all = SimulatedParticipants.of(broker).all();
            assertEquals(List.of("planner"), all.stream().map(one -> one.name()).toList());
            await().until(() ->
                    SimulatedParticipants.of(broker).all().getFirst().connection() != null);
        }
    }

    @Test
    void everythingThatTheyCanBeToldIsThere() throws Exception {
        var text = Files.readString(PAGE);
        var table = text.substring(text.indexOf("| What it can be told"));
        for (var verb : Verb.values()) {
            assertTrue(table.contains("`" + verb.word() + "`"), verb.word());
        }
        assertTrue(table.contains("`connect`"));
    }
}
