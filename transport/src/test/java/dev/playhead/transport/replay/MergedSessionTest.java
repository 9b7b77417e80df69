package dev.playhead.transport.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.server.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording with appends that were put together, deltas and annotations: it runs again to the same end, and its
/// readers know what was what.
class MergedSessionTest {
    private static final String MODES = "publish,subscribe,annotation_publish,annotation_subscribe";
    private static final int APPENDS = 6;

    @TempDir
    private static Path data;

    private static Path recording = Path.of("");

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), "app.key:secret", true, false);
        try (var broker = BrokerServer.start(options)) {
            recording = broker.recording();
            var login = "v=6&key=app.key:secret&clientId=";
            var agent = WireClient.of(broker.port(), Format.JSON, login + "agent&appendRollupWindow=100");
            var phone = WireClient.of(broker.port(), Format.MSGPACK, login + "phone");
            var saver = WireClient.of(broker.port(), Format.JSON, login + "saver");
            for (var client : List.of(agent, phone, saver)) {
                client.next(Action.CONNECTED);
            }
            phone.send(attach(Map.of("modes", MODES))).next(Action.ATTACHED);
            saver.send(attach(Map.of("delta", "vcdiff"))).next(Action.ATTACHED);
            var ack = agent.send(message(0, text("It begins.")));
            var serial = Objects.requireNonNull(
                    Objects.requireNonNull(ack.next(Action.ACK).res())
                            .getFirst()
                            .serials()
                            .getFirst());
            for (int i = 1; i <= APPENDS; i++) {
                agent.send(message(
                        i,
                        text(" " + i).toBuilder()
                                .actionCode(MessageAction.APPEND.code())
                                .serial(serial)
                                .build()));
            }
            // Its answer waits behind the appends, its message comes after them.
            agent.send(message(APPENDS + 1, text("A text that is long enough to be worth a delta.")));
            agent.send(message(APPENDS + 2, text("A text that is long enough to be worth one more delta.")));
            for (int i = 0; i < APPENDS + 2; i++) {
                agent.next(Action.ACK);
            }
            var reaction = Annotation.builder()
                    .messageSerial(serial)
                    .type("reaction:distinct.v1")
                    .name("heart");
            phone.send(annotation(0, reaction.build())).next(Action.ACK);
            phone.send(annotation(
                            1,
                            reaction.actionCode(AnnotationAction.DELETE.code()).build()))
                    .next(Action.ACK);
            phone.next(Action.ANNOTATION);
        }
    }

    private static ProtocolMessage.Builder attach(Map<String, String> params) {
        return ProtocolMessage.builder(Action.ATTACH).channel("chat").params(params);
    }

    private static ProtocolMessage.Builder message(long msgSerial, Message message) {
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel("chat")
                .msgSerial(msgSerial)
                .messages(List.of(message));
    }

    private static ProtocolMessage.Builder annotation(long msgSerial, Annotation annotation) {
        return ProtocolMessage.builder(Action.ANNOTATION)
                .channel("chat")
                .msgSerial(msgSerial)
                .annotations(List.of(annotation));
    }

    private static Message text(String text) {
        return Message.builder().data(new Data.Text(text)).build();
    }

    @Test
    void itRunsAgainToTheSameEnd() throws IOException {
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void everyAppendIsOnTheTimelineAlthoughTheyWereDeliveredTogether() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var messages = timeline.channels().getFirst().messages();
            assertEquals(3, messages.size());
            assertEquals(APPENDS, messages.getFirst().appends());
            var frames = timeline.frames();
            var versions = new ArrayList<Integer>();
            int deliveries = 0;
            for (int row = 0; row < frames.count(); row++) {
                if (frames.kind(row).equals("APPEND")) {
                    versions.add(frames.version(row));
                    var detail = session.detail(row);
                    assertFalse(detail.deliveries().isEmpty(), detail.sentence());
                }
                deliveries += frames.kind(row).equals("MESSAGE") && frames.way(row) == Frames.Way.OUT ? 1 : 0;
            }
            assertEquals(List.of(2, 3, 4, 5, 6, 7), versions);
            assertTrue(deliveries < 2 * (APPENDS + 3), "few deliveries: " + deliveries);
        }
    }

    @Test
    void everyRowHasItsWords() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var frames = session.timeline().frames();
            var words = new ArrayList<String>();
            for (int row = 0; row < frames.count(); row++) {
                words.add(session.summary(row));
                words.add(session.detail(row).sentence());
            }
            for (var wanted : List.of(
                    "heart (reaction:distinct.v1)",
                    "heart (reaction:distinct.v1) taken back",
                    "Phone annotated a message on chat: heart (reaction:distinct.v1).",
                    "Phone took heart (reaction:distinct.v1) back from a message on chat.",
                    "summary: reaction:distinct.v1",
                    "accepted, part of a later version")) {
                assertTrue(words.contains(wanted), () -> wanted + " among " + words);
            }
            var sentences = String.join("\n", words);
            for (var part : List.of(
                    "by phone, sent to Phone",
                    "Word that phone took heart",
                    "what the annotations of a message come to")) {
                assertTrue(sentences.contains(part), () -> part + " in " + sentences);
            }
        }
    }

    @Test
    void aDeviceHasTheTextThatTheServerHas() throws Exception {
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            long streamed = timeline.channels().getFirst().messages().getFirst().grownUntilNanos();
            var moment = session.at(Long.MAX_VALUE);
            assertEquals(3, moment.messages());
            assertTrue(streamed > 0);
            var subject = Objects.requireNonNull(moment.subject());
            var texts = new TreeMap<String, String>();
            for (var device : moment.texts()) {
                texts.put(timeline.participants().get(device.participant()).name(), device.text());
            }
            assertEquals(Map.of("Phone", subject.text(), "saver", subject.text()), texts);
        }
    }
}
