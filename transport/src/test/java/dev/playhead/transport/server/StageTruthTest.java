package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.FrameDetail.Delivery;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session says of the devices beside a message is true: only who is owed it lacks anything.
class StageTruthTest {
    @TempDir
    private Path data;

    @Test
    void onlyWhoIsAttachedToTheChannelAndSubscribesIsOwedTheMessage() throws Exception {
        try (var broker = start();
                var laptop = WireClient.json(broker.port(), "laptop").attached("chat");
                var elsewhere = WireClient.json(broker.port(), "elsewhere").attached("another");
                var never = WireClient.json(broker.port(), "never");
                var deaf = WireClient.json(broker.port(), "deaf");
                var left = WireClient.json(broker.port(), "left").attached("chat");
                var detached = WireClient.json(broker.port(), "detached").attached("chat");
                var author = new WireClient(broker.port(), "key=a.b:c&clientId=author&echo=false", Format.JSON)
                        .attached("chat");
                var session = LiveSessions.of(broker)) {
            never.next(Action.CONNECTED);
            deaf.next(Action.CONNECTED);
            deaf.send("{\"action\":10,\"channel\":\"chat\",\"flags\":" + ChannelMode.PUBLISH.mask() + "}");
            deaf.next(Action.ATTACHED);
            left.send("{\"action\":7}");
            left.awaitEnd();
            detached.send("{\"action\":12,\"channel\":\"chat\"}");
            detached.next(Action.DETACHED);
            author.publish("chat", 0, "hello");
            laptop.next(Action.MESSAGE);
            try (var later = WireClient.json(broker.port(), "later").attached("chat")) {
                await(() ->
                        texts(session).size() == 8 && textOf(session, "laptop").equals("hello"));
                assertEquals(
                        Map.of(
                                "laptop", AttachmentStatus.ATTACHED,
                                "elsewhere", AttachmentStatus.ELSEWHERE,
                                "never", AttachmentStatus.ELSEWHERE,
                                "deaf", AttachmentStatus.NOT_SUBSCRIBED,
                                "left", AttachmentStatus.GONE,
                                "detached", AttachmentStatus.ELSEWHERE,
                                "author", AttachmentStatus.AUTHOR,
                                "later", AttachmentStatus.CAME_LATER),
                        reaches(texts(session)));
                assertTrue(elsewhere.waiting() == 0 && later.waiting() == 0);
            }
        }
    }

    @Test
    void atNoMomentOfAHealthyStreamDoesADeviceLackWhatItCouldHave() throws Exception {
        Path recording;
        try (var broker = start();
                var agent = WireClient.json(broker.port(), "agent").attached("chat");
                var laptop = WireClient.json(broker.port(), "laptop").attached("chat")) {
            recording = broker.recording();
            stream(agent, laptop, "word ", 20);
            Deliveries.await(broker, 2 * 21);
        }
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var frames = session.timeline().frames();
            int between = 0;
            for (int row = 0; row < frames.count(); row++) {
                var moment = session.at(frames.atNanos(row));
                var subject = moment.subject();
                if (subject == null
                        || connectionStatus(session, moment, "laptop") != ConnectionStatus.State.CONNECTED) {
                    continue; // before the first message, or after the end
                }
                var text = texts(session, moment).get("laptop");
                assertEquals(AttachmentStatus.ATTACHED, text.attachment());
                assertTrue(
                        subject.text().startsWith(text.text()) && text.text().length() >= subject.settled(),
                        () -> "lacks settled text at " + moment.atNanos());
                between += text.text().equals(subject.text()) ? 0 : 1;
            }
            assertTrue(between > 0, "the moments between store and write are what this is about");
            // 200 ms after the last frame everything is settled, and there.
            var after = session.at(Long.MAX_VALUE);
            assertEquals(
                    Objects.requireNonNull(after.subject()).text(),
                    texts(session, after).get("laptop").text());
        }
    }

    @Test
    void aCutDeviceIsOwedWhatItLacksAndReturnsWhenTheRuleHasEnded() throws Exception {
        try (var broker = start();
                var agent = WireClient.json(broker.port(), "agent").attached("chat");
                var laptop = WireClient.json(broker.port(), "laptop").attached("chat");
                var phone = WireClient.json(broker.port(), "phone").attached("chat");
                var session = LiveSessions.of(broker)) {
            var serial = stream(agent, laptop, "before ", 2);
            phone.next(Action.MESSAGE);
            await(() -> textOf(session, "phone").equals("start before before "));
            var rule = broker.set(new FaultRule.Target.Client("", "phone"), new Cut(), "Cut phone")
                    .join();
            phone.awaitEnd();
            append(agent, serial, 3, "while cut");
            laptop.next(Action.MESSAGE);
            await(() -> settledText(session).endsWith("while cut"));
            var cut = texts(session).get("phone");
            assertEquals(AttachmentStatus.AWAY, cut.attachment());
            assertEquals("start before before ", cut.promised());
            assertEquals(ConnectionStatus.State.CUT, connectionStatus(session, "phone"));
            long whileCut = session.timeline().endNanos();

            broker.restore(rule);
            await(() -> connectionStatus(session, "phone") == ConnectionStatus.State.RETURNING);
            assertEquals(AttachmentStatus.AWAY, texts(session).get("phone").attachment());
            assertEquals(ConnectionStatus.State.CUT, connectionStatus(session, session.at(whileCut), "phone"));

            // The frame that the phone misses, looked at while it is cut and at the moment it was sent before.
            int row = lastIn(session);
            var during = delivery(session, row, whileCut);
            assertEquals(Delivery.State.MISSING, during.state());
            assertEquals(3, during.hasVersion());
            var first = session.timeline().frames().atNanos(0);
            assertEquals(Delivery.State.NOT_YET, delivery(session, row, first).state());
        }
    }

    @Test
    void whatASlowDeviceLacksIsPromisedAndNotMissing() throws Exception {
        try (var broker = start();
                var agent = WireClient.json(broker.port(), "agent").attached("chat");
                var laptop = WireClient.json(broker.port(), "laptop").attached("chat");
                var tablet = WireClient.json(broker.port(), "tablet").attached("chat");
                var session = LiveSessions.of(broker)) {
            var serial = stream(agent, laptop, "before ", 2);
            await(() -> textOf(session, "tablet").equals("start before before "));
            broker.set(new FaultRule.Target.Client("", "tablet"), new Slow(5_000), "Slow tablet")
                    .join();
            await(() -> connectionStatus(session, "tablet") == ConnectionStatus.State.SLOW);
            append(agent, serial, 3, "late");
            laptop.next(Action.MESSAGE);
            await(() -> settledText(session).endsWith("late"));
            var slow = texts(session).get("tablet");
            assertEquals("start before before ", slow.text());
            assertEquals("start before before late", slow.promised());
            assertEquals(AttachmentStatus.ATTACHED, slow.attachment());
            assertEquals(
                    Delivery.State.ON_ITS_WAY,
                    delivery(session, lastIn(session), Long.MAX_VALUE, "tablet").state());
            assertTrue(tablet.waiting() < 5);
        }
    }

    @Test
    void aMessageOfManyKilobytesIsTheOneOnStage() throws Exception {
        var words = "0123456789".repeat(10_000);
        try (var broker = start();
                var laptop = WireClient.json(broker.port(), "laptop").attached("chat");
                var session = LiveSessions.of(broker)) {
            broker.limit(new Limits(300_000, 0, 0, 0, 0));
            laptop.publish("chat", 0, "the message before");
            laptop.next(Action.MESSAGE);
            var json =
                    "{\"action\":15,\"channel\":\"chat\",\"msgSerial\":1,\"messages\":[{\"data\":\"" + words + "\"}]}";
            laptop.raw(longFrame(json.getBytes(StandardCharsets.UTF_8)));
            await(() -> settledText(session).equals(words));
            assertEquals(words.length(), texts(session).get("laptop").promised().length());
        }
    }

    private BrokerServer start() throws IOException {
        return BrokerServer.start(ServerOptions.any(new DataDirectory(data)).rollingUp(0));
    }

    /// Starts a message and adds to it; waits until `reader` has it all. Returns its serial.
    private static String stream(WireClient agent, WireClient reader, String piece, int pieces)
            throws InterruptedException {
        agent.publish("chat", 0, "start ");
        var serial = serial(reader.next(Action.MESSAGE));
        for (int i = 1; i <= pieces; i++) {
            append(agent, serial, i, piece);
            reader.next(Action.MESSAGE);
        }
        return serial;
    }

    private static String serial(ProtocolMessage frame) {
        return Objects.requireNonNull(
                Objects.requireNonNull(frame.messages()).getFirst().serial());
    }

    private static void append(WireClient agent, String serial, int msgSerial, String text) {
        agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + msgSerial
                + ",\"messages\":[{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\"" + text + "\"}]}");
    }

    private static byte[] longFrame(byte[] payload) {
        var frame = new byte[payload.length + 14];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 127);
        for (int i = 0; i < 4; i++) {
            frame[6 + i] = (byte) (payload.length >>> 24 - 8 * i);
        }
        System.arraycopy(payload, 0, frame, 14, payload.length);
        return frame;
    }

    /// The part of the server's text that nobody can rightly lack.
    private static String settledText(Session session) throws IOException {
        var subject = session.at(Long.MAX_VALUE).subject();
        return subject == null ? "" : subject.text().substring(0, subject.settled());
    }

    private static Map<String, SessionState.DeviceText> texts(Session session) throws IOException {
        return texts(session, session.at(Long.MAX_VALUE));
    }

    private static Map<String, SessionState.DeviceText> texts(Session session, SessionState moment) {
        var texts = new TreeMap<String, SessionState.DeviceText>();
        for (var text : moment.texts()) {
            texts.put(name(participant(session, text.participant())), text);
        }
        return texts;
    }

    private static String textOf(Session session, String name) throws IOException {
        var text = texts(session).get(name);
        return text == null ? "" : text.text();
    }

    private static Map<String, AttachmentStatus> reaches(Map<String, SessionState.DeviceText> texts) {
        var reaches = new TreeMap<String, AttachmentStatus>();
        texts.forEach((name, text) -> reaches.put(name, text.attachment()));
        return reaches;
    }

    private static ConnectionStatus.State connectionStatus(Session session, String name) throws IOException {
        return connectionStatus(session, session.at(Long.MAX_VALUE), name);
    }

    private static ConnectionStatus.State connectionStatus(Session session, SessionState moment, String name) {
        return moment.connectionStatuses().stream()
                .filter(connectionStatus -> name(participant(session, connectionStatus.participant()))
                        .equals(name))
                .map(ConnectionStatus::state)
                .findFirst()
                .orElseThrow();
    }

    private static Delivery delivery(Session session, int row, long nanos) throws IOException {
        return delivery(session, row, nanos, "phone");
    }

    private static Delivery delivery(Session session, int row, long nanos, String name) throws IOException {
        return session.detail(row, nanos).deliveries().stream()
                .filter(delivery ->
                        name(participant(session, delivery.participant())).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The row of the newest message that somebody published.
    private static int lastIn(Session session) {
        var frames = session.timeline().frames();
        var rows = new ArrayList<Integer>();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == Frames.Way.IN && List.of("MESSAGE", "APPEND").contains(frames.kind(row))) {
                rows.add(row);
            }
        }
        return rows.getLast();
    }

    private static Participant participant(Session session, int index) {
        return session.timeline().participants().get(index);
    }

    private static String name(Participant participant) {
        return String.valueOf(participant.clientId());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
