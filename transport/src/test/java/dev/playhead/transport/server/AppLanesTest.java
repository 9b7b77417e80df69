package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session in which the open app and a provisioned one both have a channel `chat` and somebody called
/// ann.
class AppLanesTest {
    private static final ChannelId OPEN = ChannelId.shared("chat");

    @TempDir
    private static Path data;

    private static Path recording = Path.of("");
    private static ChannelId inside = OPEN;

    @BeforeAll
    static void record() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var http = new RawHttp(broker.port());
                var ann = WireClient.json(broker.port(), "ann").attached("chat")) {
            recording = broker.recording();
            var app = http.post("/apps", "{\"keys\":[{}]}", "Content-Type: application/json")
                    .body();
            var key = value(app, "keyStr");
            inside = new ChannelId(value(app, "appId"), "chat");
            try (var other = new WireClient(broker.port(), "key=" + key + "&clientId=ann", Format.JSON)) {
                other.attached("chat");
                ann.publish("chat", 0, "open");
                ann.next(Action.ACK);
                other.send("{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,\"presence\":[{\"action\":2}]}");
                other.publish("chat", 1, "inside");
                other.next(Action.MESSAGE);
                var target = "/channels/chat/messages?key=" + key;
                assertEquals(
                        201,
                        http.post(target, "{\"data\":\"over REST\"}", "Content-Type: application/json")
                                .status());
                other.next(Action.MESSAGE);
                Deliveries.await(broker, 4);
            }
        }
    }

    @Test
    void everyAppHasALaneOfItsOwnThatSaysWhichAppItIs() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var channels = session.timeline().channels();
            assertEquals(
                    List.of(OPEN, inside),
                    channels.stream().map(ChannelTrack::id).toList());
            assertEquals(
                    List.of(1, 2),
                    channels.stream().map(track -> track.messages().size()).toList());
            assertEquals("chat", channels.getFirst().id().words());
            assertEquals(
                    "chat \u00b7 app " + inside.app(), channels.getLast().id().words());
        }
    }

    @Test
    void whoIsInOneAppIsNotWhoIsInTheOther() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var anns = timeline.participants().stream()
                    .filter(participant -> "ann".equals(participant.clientId()))
                    .toList();
            assertEquals(
                    List.of("", inside.app()),
                    anns.stream().map(Participant::app).toList());
            var member = timeline.members().getFirst();
            assertEquals(1, timeline.members().size(), "members " + timeline.members());
            assertEquals(inside, member.channel());
            assertEquals(anns.getLast().index(), member.participant());
        }
    }

    @Test
    void everyRowIsOnTheChannelOfItsApp() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var frames = timeline.frames();
            int withChannel = 0;
            for (int row = 0; row < frames.count(); row++) {
                var app = frames.participant(row) < 0
                        ? ""
                        : timeline.participants().get(frames.participant(row)).app();
                if (frames.channel(row) >= 0) {
                    withChannel++;
                    assertEquals(
                            app,
                            timeline.channels().get(frames.channel(row)).id().app());
                }
                var said = session.detail(row).about().contains(new FrameDetail.Field("app", inside.app()));
                assertEquals(app.equals(inside.app()), said, "row " + row);
            }
            assertTrue(withChannel > 8, "rows " + withChannel);
        }
    }

    @Test
    void theStageShowsTheTextOfTheDevicesThatCanHaveIt() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var moment = session.at(Long.MAX_VALUE);
            var subject = Objects.requireNonNull(moment.subject());
            assertEquals(inside, subject.channel());
            assertEquals("over REST", subject.text());
            assertEquals(1, moment.texts().size(), "texts " + moment.texts());
            assertEquals("over REST", moment.texts().getFirst().text());
            var participant = session.timeline()
                    .participants()
                    .get(moment.texts().getFirst().participant());
            assertEquals(inside.app(), participant.app());
        }
    }

    private static String value(String json, String field) {
        int at = json.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return json.substring(at, json.indexOf('"', at));
    }
}
