package dev.playhead.app.sample;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built-in conversation, five times as fast, through broker, recording and what the screens read.
class SampleConversationTest {
    @TempDir
    private static Path data;

    private static Path recording;

    @BeforeAll
    static void record() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            recording = broker.recording();
            try (var live = LiveSessions.of(broker);
                    var sample = SampleConversation.start(broker, 5)) {
                assertTrue(sample.await());
                // The agent hears that its last token is taken before the devices have it; they must not close first.
                soon("every device has the end of the answer")
                        .until(() -> everyDeviceHas(SampleText.TRIP, live.at(Long.MAX_VALUE)));
            }
        }
    }

    // On the thread of the test, which is the one that the session may be asked on.
    private static ConditionFactory soon(String what) {
        return await(what).atMost(Duration.ofSeconds(20)).pollInSameThread();
    }

    @Test
    void theTimelineTellsTheStory() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            assertEquals(
                    List.of("Laptop", "Phone", "Tablet", "planner"),
                    timeline.participants().stream().map(Participant::name).toList());
            assertEquals(
                    List.of(1, 2, 3, 0),
                    timeline.participants().stream().map(Participant::number).toList());
            assertEquals(
                    List.of(Run.Status.COMPLETE, Run.Status.STOPPED, Run.Status.COMPLETE),
                    timeline.runs().stream().map(Run::status).toList());
            assertEquals(
                    List.of(0, 2, 0), timeline.runs().stream().map(Run::asker).toList());
            var stop = timeline.runs().get(1).stop();
            assertNotNull(stop);
            assertEquals(1, stop.by());
            assertEquals(SampleText.TRIP.length(), timeline.runs().get(2).characters());
            assertEquals(SampleText.TRIP_QUESTION, timeline.runs().get(2).question());
            var changes = timeline.channels().getFirst().messages().stream()
                    .flatMap(message -> message.changes().stream())
                    .toList();
            assertEquals(2, changes.size());
            assertFalse(changes.get(0).delete());
            assertTrue(changes.get(1).delete());
        }
    }

    @Test
    void aSecondConversationHasRunsOfItsOwn(@TempDir Path folder) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)));
                var live = LiveSessions.of(broker)) {
            for (int conversation = 1; conversation <= 2; conversation++) {
                try (var sample = SampleConversation.start(broker, 25)) {
                    assertTrue(sample.await());
                }
            }
            soon("six runs have ended")
                    .until(() -> live.timeline().runs().stream()
                                    .filter(run -> run.endedNanos() > 0)
                                    .count()
                            >= 6);
            assertEquals(6, live.timeline().runs().size());
        }
    }

    @Test
    void theCutIsSeenFromItsFirstMissedFrameToItsProvenResume() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var absences = timeline.tracks().get(1).absences();
            assertEquals(1, absences.size());
            var absence = absences.getFirst();
            assertEquals(timeline.faults().getFirst().rule().id(), absence.rule());
            assertTrue(absence.resumed());
            assertTrue(absence.missed().size() > 3);
            assertEquals(1, absence.replayed()); // all appends to one message come as its whole text
            assertEquals(1, timeline.faults().getFirst().participant());

            // Frames are missed until the phone is back, which is a moment after the rule has ended.
            long lastMissed = absence.missed().atNanos(absence.missed().size() - 1);
            long restored = timeline.faults().getFirst().span().toNanos();
            long during = Math.min(lastMissed + 1, restored - 1);
            var moment = session.at(during);
            assertEquals(
                    ConnectionStatus.State.CUT,
                    moment.connectionStatuses().get(1).state());
            int missed = absence.missed().countUntil(during);
            assertTrue(missed > 3, "missed while cut: " + missed);
            assertEquals(missed, moment.connectionStatuses().get(1).behind());
            var server = moment.subject();
            assertNotNull(server);
            var phone = moment.texts().get(1).text();
            assertTrue(server.text().startsWith(phone) && server.text().length() > phone.length(), phone);
            assertEquals(SampleText.TRIP_QUESTION, server.question());
        }
    }

    @Test
    void atTheEndEveryDeviceHasWhatTheServerHas() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            // When the last token was written to the last device depends on the machine, whether it was does not.
            long ended = timeline.runs().get(2).endedNanos();
            var moment = session.at(ended + 50_000_000);
            for (int tenths = 1; tenths <= 20 && !everyDeviceHas(SampleText.TRIP, moment); tenths++) {
                moment = session.at(ended + tenths * 100_000_000L);
            }
            assertNotNull(moment.subject());
            assertEquals(SampleText.TRIP, moment.subject().text());
            moment.texts().forEach(device -> assertEquals(SampleText.TRIP, device.text()));
            assertEquals(3, moment.texts().size());
            assertEquals(3, moment.startedRuns());
            assertEquals(0, moment.activeRuns());
            assertEquals(1, moment.editedMessages());
            assertEquals(1, moment.deletedMessages());
        }
    }

    @Test
    void nothingIsFoundInAConversationThatIsHealthy() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            assertEquals(List.of(), session.findings());
        }
    }

    private static boolean everyDeviceHas(String text, SessionState moment) {
        return moment.texts().size() == 3 && moment.texts().stream().allMatch(device -> text.equals(device.text()));
    }

    @Test
    void aRowIsExplained() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            long during =
                    timeline.tracks().get(1).absences().getFirst().missed().atNanos(2);
            int row = append(timeline, during);
            var detail = session.detail(row);
            assertTrue(
                    detail.sentence()
                            .matches("Append \\d+ of the answer in run 3\\. planner added “.+”\\."
                                    + " Sent to Laptop, Tablet and planner, not sent to Phone because rule F-1"
                                    + " Cut phone has cut it\\."),
                    detail.sentence());
            assertEquals(4, detail.deliveries().size());
            assertNotNull(detail.serial());
            assertTrue(session.summary(row).endsWith("to run 3 text"), session.summary(row));
            int undelivered = row;
            while (timeline.frames().way(undelivered) != Frames.Way.UNDELIVERED) {
                undelivered++;
            }
            assertEquals("not sent: F-1 Cut phone", session.summary(undelivered));
        }
    }

    private static int append(Timeline timeline, long nanos) {
        int row = timeline.frames().rowAt(nanos);
        while (!timeline.frames().kind(row).equals("APPEND")) {
            row--;
        }
        return row;
    }
}
