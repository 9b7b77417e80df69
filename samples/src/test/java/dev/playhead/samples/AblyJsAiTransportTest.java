package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.conversation.Part;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official AI Transport SDK, unmodified, against the broker.
class AblyJsAiTransportTest {
    // Rules that every one of these sessions has something for.
    private static final Set<String> ASKED = Set.of(
            "no-loss",
            "no-duplicate",
            "channel-order",
            "version-monotonic",
            "append-integrity",
            "append-without-start",
            "delivered-unasked",
            "ack-discipline",
            "publisher-order",
            "run-termination");

    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void answersStreamResumeHydrateAndCancel() throws Exception {
        judge("test/ai-transport.test.mjs");
        nothingWasLostOrChangedOnItsWay();
    }

    @Test
    void theVercelCodecBehavesTheSame() throws Exception {
        // Counts the steps in which an answer grows, so every token has to come by itself.
        judge("test/ai-transport-vercel.test.mjs", options().rollingUp(0));
        allOfItIsReadAsConversations();
        nothingWasLostOrChangedOnItsWay();
    }

    private void nothingWasLostOrChangedOnItsWay() throws Exception {
        try (var log = LogFile.open(recording())) {
            var report = CheckReport.of(log);
            assertEquals(List.of(), report.findings());
            for (var verdicts : report.verdicts()) {
                if (ASKED.contains(verdicts.rule())) {
                    assertFalse(verdicts.byParticipant().isEmpty(), verdicts::toString);
                }
                assertFalse(verdicts.isBroken(), verdicts::toString);
            }
        }
    }

    private void allOfItIsReadAsConversations() throws Exception {
        try (var session = LogSession.open(recording())) {
            session.awaitCaughtUp();
            var said = new ArrayList<Conversation.Said>();
            for (var track : session.timeline().channels()) {
                for (var item : session.channel(track.id(), Long.MAX_VALUE)
                        .conversation()
                        .items()) {
                    assertFalse(item instanceof Conversation.Unread, () -> track.id() + " has " + item);
                    if (item instanceof Conversation.Said text) {
                        said.add(text);
                    }
                }
            }
            assertTrue(said.stream()
                    .anyMatch(text ->
                            text.voice() == Part.Voice.CLIENT && text.text().equals("Plan three days in Dubrovnik.")));
            assertTrue(said.stream()
                    .anyMatch(text -> text.voice() == Part.Voice.AGENT
                            && text.progress() == Part.Progress.COMPLETE
                            && !text.text().isEmpty()));
            assertTrue(said.stream().anyMatch(text -> text.progress() == Part.Progress.CANCELLED), "one was stopped");
        }
    }

    private Path recording() throws IOException {
        try (var files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith(".mcap"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theProgramsToCopyRunAsTheyAre() throws Exception {
        judge("test/programs.test.mjs");
    }

    @Test
    void anAnswerOutlivesTheProcessThatWroteIt() throws Exception {
        judge("test/durable.test.mjs");
        try (var log = LogFile.open(recording())) {
            assertEquals(List.of(), CheckReport.of(log).findings());
        }
    }

    private ServerOptions options() {
        return ServerOptions.any(new DataDirectory(data));
    }

    private void judge(String tests) throws Exception {
        judge(tests, options());
    }

    private void judge(String tests, ServerOptions options) throws Exception {
        try (var broker = BrokerServer.start(options);
                var faults = new FaultControls(broker)) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "PLAYHEAD_FAULTS", faults.url());
            Node.run(240, List.of("node", "--test", tests), environment);
        }
    }
}
