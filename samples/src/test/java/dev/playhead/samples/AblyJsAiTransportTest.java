package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.conversation.Part;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.scenario.draft.DraftRange;
import dev.playhead.transport.scenario.draft.ScenarioDraft;
import dev.playhead.transport.scenario.run.SimulatedRun;
import dev.playhead.transport.scenario.verdict.Judged;
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
        simulatedParticipantsDoTheSame();
    }

    // What the SDK's agents said is said again on the same channels, and what held with them holds with ours.
    private void simulatedParticipantsDoTheSame() throws Exception {
        try (var log = LogFile.open(recording())) {
            var draft = ScenarioDraft.of(log, DraftRange.WHOLE, "Recorded");
            var run = SimulatedRun.of(draft.scenario(), draft.scenario().seed());
            assertFalse(draft.scenario().agents().isEmpty(), draft::text);
            var broker = new TimeMachine(run.log()).at(run.entries());
            int whole = 0;
            for (var agent : draft.scenario().agents()) {
                var answer = String.join("", agent.answer(1));
                var said = broker.messages("", agent.channel(), 1_000).stream()
                        .map(MessageText::of)
                        .filter(text -> !text.isEmpty() && answer.startsWith(text))
                        .toList();
                assertFalse(said.isEmpty(), () -> agent + draft.text());
                whole += said.contains(answer) ? 1 : 0;
            }
            long stops = draft.text()
                    .lines()
                    .filter(line -> line.contains(".cancel"))
                    .count();
            assertTrue(whole >= draft.scenario().agents().size() - stops, draft::text);
            var broken = run.judged().stream().filter(Judged::isFailed).toList();
            assertEquals(List.of(), broken, draft::text);
        }
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
