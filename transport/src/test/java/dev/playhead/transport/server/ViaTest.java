package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.DeterminismCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session with a client of every kind: whoever reads the recording is told by which transport each of
/// them came.
class ViaTest {
    private static final String COMET = "/comet/connect?v=6&key=a.b:c&clientId=";
    private static final Map<String, String> CAME = Map.of(
            "ann", "WebSocket",
            "poll", "long polling",
            "flow", "HTTP streaming",
            "ear", "event stream");

    @TempDir
    private static Path data;

    private static Path recording = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var poll = new RawHttp(broker.port());
                var flow = new RawHttp(broker.port());
                var ear = new RawHttp(broker.port());
                var ann = WireClient.json(broker.port(), "ann")) {
            recording = broker.recording();
            ann.next(Action.CONNECTED);
            assertTrue(poll.get(COMET + "poll&stream=false").body().contains("\"action\":4"));
            flow.request("GET", COMET + "flow", "").lineWith("\"action\":4");
            ear.get("/sse?channels=a&key=a.b:c&clientId=ear", "Accept: text/event-stream");
            ear.lineWith("id:");
        }
    }

    @Test
    void theTrackOfADeviceSaysByWhatItCameWhileItIsThere() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var vias = new TreeMap<String, String>();
            for (var participant : timeline.participants()) {
                var track = timeline.tracks().get(participant.index());
                long came = track.links().getFirst().span().fromNanos();
                vias.put(String.valueOf(participant.clientId()), via(track, came));
                assertNull(track.viaAt(came - 1));
            }
            assertEquals(new TreeMap<>(CAME), vias);
        }
    }

    @Test
    void theRowWhereAConnectionOpensSaysSoInFewWordsAndInMany() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var frames = timeline.frames();
            int opened = 0;
            for (int row = 0; row < frames.count(); row++) {
                if (frames.kind(row).equals("CONNECTED")) {
                    opened++;
                    var via = wanted(timeline, frames.participant(row));
                    assertTrue(session.summary(row).endsWith(" via " + via), session.summary(row));
                    var detail = session.detail(row);
                    assertTrue(detail.sentence().endsWith(" is connected via " + via + "."), detail.sentence());
                    assertEquals(List.of(new FrameDetail.Field("connected via", via)), detail.about());
                }
            }
            assertEquals(CAME.size(), opened);
        }
    }

    @Test
    void theRecordingRunsAgainTheSame() throws Exception {
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    private static String wanted(Timeline timeline, int participant) {
        return CAME.getOrDefault(
                String.valueOf(timeline.participants().get(participant).clientId()), "");
    }

    private static String via(DeviceTrack track, long nanos) {
        var via = track.viaAt(nanos);
        return via == null ? "" : via.word();
    }
}
