package dev.playhead.app.sample;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the demo over a real broker, faster than people.
class DemoStoryTest {
    private static final double FAST = 15;

    @TempDir
    private Path data;

    private BrokerServer broker;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        session = LiveSessions.of(broker);
    }

    @AfterEach
    void end() throws Exception {
        session.close();
        broker.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInSameThread();
    }

    private static boolean isReady(DemoStory story, int step) {
        var state = story.state();
        return state.begunNanos().size() == step && state.waitsFor().isEmpty();
    }

    private SessionState.DeviceText text(SessionState moment, Participant.Kind kind) {
        return moment.texts().stream()
                .filter(has ->
                        session.timeline().participants().get(has.participant()).kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private int lacks(SessionState moment, Participant.Kind kind) {
        var subject = moment.subject();
        assertNotNull(subject);
        return subject.text().length() - text(moment, kind).text().length();
    }

    private void everyDeviceHasAll(SessionState moment) {
        for (var kind :
                new Participant.Kind[] {Participant.Kind.PHONE, Participant.Kind.LAPTOP, Participant.Kind.TABLET}) {
            assertEquals(0, lacks(moment, kind), kind::toString);
        }
    }

    @Test
    void byItselfItGoesToItsEndAndEveryStepIsInTheRecording() throws Exception {
        try (var story = DemoStory.of(broker, session, FAST, true)) {
            story.begin();
            soon().until(() -> story.state().over());
            var begun = story.state().begunNanos();
            assertEquals(story.steps().size(), begun.size());
            var moments = new HashSet<>(begun);
            assertEquals(begun.size(), moments.size(), "each began later than the one before");

            var tunnel = session.at(begun.get(3)); // the phone comes back then: the end of the tunnel
            assertTrue(lacks(tunnel, Participant.Kind.PHONE) >= 80);
            assertTrue(tunnel.connectionStatuses().stream()
                    .anyMatch(status -> status.state() == ConnectionStatus.State.CUT));
            everyDeviceHasAll(session.at(Long.MAX_VALUE));
            var run = session.timeline().runs().getLast();
            assertEquals(Run.Status.STOPPED, run.status());
            assertTrue(run.characters() > 300, run::toString);
            assertTrue(run.characters() < StoryText.ANSWER.length(), "the stop came before the end");
        }
    }

    @Test
    void byKeyItWaitsForWhoeverTellsItAndPassesItsStepsOnlyWhenTheyHaveWhatTheyNeed() throws Exception {
        try (var story = DemoStory.of(broker, session, FAST, false)) {
            story.begin();
            soon().until(() -> isReady(story, 1));
            story.next();
            soon().until(() -> isReady(story, 2));
            var grown = session.timeline().runs().getLast().characters();
            assertTrue(grown < StoryText.ANSWER.length() / 2, "the agent waits");
            story.next();
            soon().until(() -> isReady(story, 3));
            assertTrue(lacks(session.at(Long.MAX_VALUE), Participant.Kind.PHONE) >= 80);
            story.next();
            soon().until(() -> isReady(story, 4));
            soon().untilAsserted(() -> everyDeviceHasAll(session.at(Long.MAX_VALUE)));
            assertFalse(story.state().over());
            story.next();
            soon().until(() -> story.state().over());
            story.next(); // once more, over the same devices
            soon().until(() -> isReady(story, 1));
            story.next();
            soon().until(() -> isReady(story, 2));
            assertEquals(2, session.timeline().runs().size());
            assertEquals(
                    3,
                    session.timeline().participants().stream()
                            .filter(Participant::isDevice)
                            .count());
        }
    }

    @Test
    void aStepThatLacksSomethingSaysWhatAndGoesOnWhenSomebodyInsists() throws Exception {
        try (var story = DemoStory.of(broker, session, FAST, false)) {
            story.begin();
            soon().until(() -> isReady(story, 1));
            int tablet = session.timeline().participants().stream()
                    .filter(who -> who.kind() == Participant.Kind.TABLET)
                    .findFirst()
                    .orElseThrow()
                    .index();
            var rule = session.controls().orElseThrow().set(tablet, new Cut()).join();
            story.next();
            soon().until(() -> story.state().begunNanos().size() == 2);
            assertEquals(
                    "all three devices have the beginning of the answer",
                    story.state().waitsFor());
            soon().until(() -> session.timeline().runs().size() == 1
                    && session.timeline().runs().getFirst().characters() > 200);
            assertFalse(story.state().waitsFor().isEmpty(), "the tablet has nothing");
            story.next();
            assertEquals(2, story.state().begunNanos().size(), "it goes on when the tablet is back, or");
            story.next();
            soon().until(() -> story.state().begunNanos().size() == 3);
            session.controls().orElseThrow().restore(rule);
            soon().until(() -> isReady(story, 3));
        }
    }
}
