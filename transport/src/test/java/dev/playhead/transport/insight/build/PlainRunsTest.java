package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A message that grows by appends is a run, without a word of AI Transport.
class PlainRunsTest {
    private static SessionScript streaming(int appends) {
        return new SessionScript()
                .connect("phone")
                .attach("phone", "demo")
                .connectAs("bot", "bot", "ably-js/2.28.0 nodejs/20")
                .publish("bot", "demo", "It")
                .appends("bot", appends);
    }

    private static Run only(SessionScript session) {
        var runs = session.timeline().runs();
        assertEquals(1, runs.size(), runs::toString);
        return runs.getFirst();
    }

    @Test
    void publishThenAppendIsARunWithABarCode() {
        var session = streaming(5);
        var run = only(session);
        assertTrue(run.isPlain());
        assertEquals(Run.Status.STREAMING, run.status());
        assertEquals(6, run.tokens().size());
        assertEquals(2 + 5 * " word1".length(), run.characters());
        assertEquals(session.participant("bot").index(), run.agent());
        assertEquals(Participant.Kind.AGENT, session.participant("bot").kind());
        assertEquals(List.of(session.serial("bot")), run.streams());
        assertEquals(
                0,
                session.timeline().channels().getFirst().messages().getFirst().run());
    }

    @Test
    void itEndsWithItsLastTextOnceItHasBeenQuiet() {
        var session = streaming(3);
        long last = only(session).lastTextNanos();
        session.pass(10_001);
        var run = only(session);
        assertEquals(Run.Status.COMPLETE, run.status());
        assertEquals(last, run.endedNanos());
        session.append("bot", " more");
        assertEquals(Run.Status.STREAMING, only(session).status());
    }

    @Test
    void itEndsWhenItsAgentLeaves() {
        var session = streaming(3).close("bot");
        assertEquals(Run.Status.COMPLETE, only(session).status());
    }

    @Test
    void aCancelThatNamesItsMessageStopsIt() {
        var session = streaming(3);
        session.connect("playhead")
                .publish(
                        "playhead",
                        "demo",
                        Message.builder()
                                .name("ai-cancel")
                                .data(new Data.Text(session.serial("bot")))
                                .build());
        var stop = Objects.requireNonNull(only(session).stop());
        assertEquals(session.participant("playhead").index(), stop.by());
        var subject = session.builder().subject(session.now()).orElseThrow();
        assertEquals(session.serial("bot"), subject.serial());
        session.pass(10_001);
        assertEquals(Run.Status.STOPPED, only(session).status());
    }

    @Test
    void aCancelOfAnotherMessageStopsNothing() {
        var session = streaming(1)
                .connect("playhead")
                .publish(
                        "playhead",
                        "demo",
                        Message.builder()
                                .name("ai-cancel")
                                .data(new Data.Text("another"))
                                .build());
        assertEquals(null, only(session).stop());
    }

    @Test
    void everyMessageThatGrowsIsOneOfItsOwn() {
        var session = streaming(2).publish("bot", "demo", "Again").appends("bot", 2);
        assertEquals(2, session.timeline().runs().size());
        assertEquals(
                List.of(1, 2),
                session.timeline().runs().stream().map(Run::number).toList());
    }

    @Test
    void aMessageThatOnlyWasEditedIsNoRun() {
        var session = new SessionScript()
                .connect("bot")
                .publish("bot", "demo", "It")
                .change("bot", MessageAction.UPDATE, "It was");
        assertTrue(session.timeline().runs().isEmpty());
    }

    @Test
    void aStreamWithHeadersBelongsToTheRunThatItNames() {
        var transport = Map.of("run-id", "r-1", "stream", "true", "status", "streaming");
        var extras = Map.<String, Object>of("ai", Map.of("transport", transport));
        var session = new SessionScript()
                .connect("planner")
                .publish(
                        "planner",
                        "demo",
                        Message.builder()
                                .name("ai-run-start")
                                .extras(Map.copyOf(extras))
                                .build())
                .publish(
                        "planner",
                        "demo",
                        Message.builder()
                                .name("ai-output")
                                .data(new Data.Text(""))
                                .extras(Map.copyOf(extras))
                                .build())
                .appends("planner", 3);
        var run = only(session);
        assertEquals("r-1", run.id());
        assertFalse(run.isPlain());
        assertNotNull(run.tokens());
        assertEquals(3, run.tokens().size());
    }
}
