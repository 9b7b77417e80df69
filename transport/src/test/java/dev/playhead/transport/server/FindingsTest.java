package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Hold;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the checkers find in a session of a real broker: live, and the same in its recording.
class FindingsTest {
    @TempDir
    private Path data;

    private BrokerServer broker;
    private Session live;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        live = LiveSessions.of(broker);
    }

    @AfterEach
    void stop() throws IOException {
        live.close();
        broker.close();
    }

    private List<Finding> recorded() throws Exception {
        broker.close();
        try (var session = LogSession.open(broker.recording())) {
            session.awaitCaughtUp();
            return List.copyOf(session.findings());
        }
    }

    private Finding found() throws Exception {
        await().until(() -> !live.findings().isEmpty());
        var finding = live.findings().getFirst();
        assertEquals(List.of(finding), recorded());
        return finding;
    }

    @Test
    void aPublishThatWasRefused() throws Exception {
        try (var ann = WireClient.json(broker.port(), "ann").attached("chat")) {
            ann.send(
                    "{\"action\":15,\"channel\":\"chat\",\"msgSerial\":0,\"messages\":[{\"action\":5,\"serial\":\"none\","
                            + "\"data\":\"x\"}]}");
            ann.next(Action.NACK);
            var finding = found();
            assertEquals("publish-refused", finding.rule());
            assertEquals("Publish refused, 40400", finding.title());
        }
    }

    @Test
    void aRequestThatWasRefused() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var target = "/channels/chat/messages/none?key=a.b:c";
            var answer = http.request("PATCH", target, "{\"data\":\"x\"}", "Content-Type: application/json")
                    .answer();
            assertEquals(404, answer.status());
            var finding = found();
            assertEquals("publish-refused", finding.rule());
            assertTrue(finding.sentence().contains("PATCH /channels/chat/messages/none"), finding.sentence());
        }
    }

    @Test
    @SuppressWarnings("try") // the agent leaves before the recording is read
    void anAgentThatGoesOnAfterAStop() throws Exception {
        try (var agent = WireClient.json(broker.port(), "planner").attached("chat");
                var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
            agent.publish("chat", 0, "The answer:");
            var serial = Objects.requireNonNull(
                    Objects.requireNonNull(agent.next(Action.ACK).res())
                            .getFirst()
                            .serials()
                            .getFirst());
            append(agent, 1, serial);
            agent.next(Action.ACK);
            phone.send(
                    "{\"action\":15,\"channel\":\"chat\",\"msgSerial\":0,\"messages\":[{\"name\":\"ai-cancel\",\"data\":\""
                            + serial + "\"}]}");
            phone.next(Action.ACK);
            await().until(() -> live.timeline().runs().stream().map(Run::stop).anyMatch(Objects::nonNull));
            // Whether it is late by then depends on the clock alone, so it goes on until it is found to be.
            long[] msgSerial = {2};
            await().until(() -> {
                append(agent, msgSerial[0]++, serial);
                return !live.findings().isEmpty();
            });
            agent.close();
            var finding = recorded().getFirst();
            assertEquals("text-after-stop", finding.rule());
            assertTrue(finding.sentence().contains("went on with run 1 for "), finding.sentence());
        }
    }

    @Test
    void anAgentThatIsWokenTwice() throws Exception {
        try (var agent = WireClient.json(broker.port(), "planner").attached("chat")) {
            for (int i = 0; i < 2; i++) {
                agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + i
                        + ",\"messages\":[{\"name\":\"ai-run-start\",\"extras\":{\"ai\":{\"transport\":{\"run-id\":\"r"
                        + i
                        + "\",\"input-codec-message-id\":\"q1\"}}}}]}");
                agent.next(Action.ACK);
            }
            await().until(() -> !live.findings().isEmpty());
        }
        var finding = recorded().getFirst();
        assertEquals("run-started-twice", finding.rule());
        assertTrue(finding.sentence().startsWith("planner started run r1 on chat"), finding.sentence());
    }

    @Test
    void aDeviceWhoseBytesAreHeldBack() throws Exception {
        try (var agent = WireClient.json(broker.port(), "planner").attached("chat");
                var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
            broker.set(new FaultRule.Target.Client("phone"), new Hold(1_200), "Hold phone")
                    .join();
            long[] msgSerial = {0};
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        agent.publish("chat", msgSerial[0]++, "message");
                        return !live.findings().isEmpty();
                    });
            var finding = live.findings().getFirst();
            assertEquals("burst-delivery", finding.rule());
            assertTrue(finding.sentence().startsWith("What Phone was sent left in 3 bursts"), finding.sentence());
            assertTrue(finding.sentence().endsWith("(Hold phone) was on."), finding.sentence());
            phone.send("{\"action\":0}");
        }
    }

    private static void append(WireClient agent, long msgSerial, String serial) {
        agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + msgSerial
                + ",\"messages\":[{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\" word\"}]}");
    }

    @Test
    void aResumeThatKeepsWhatItClaimsIsNoFinding() throws Exception {
        try (var agent = WireClient.json(broker.port(), "planner").attached("chat")) {
            var phone = WireClient.json(broker.port(), "phone");
            var key = Objects.requireNonNull(phone.next(Action.CONNECTED).connectionDetails())
                    .connectionKey();
            phone.send("{\"action\":10,\"channel\":\"chat\"}");
            var from = phone.next(Action.ATTACHED).channelSerial();
            var rule = broker.set(new FaultRule.Target.Client("phone"), new Cut(), "Cut phone")
                    .join();
            phone.awaitEnd();
            for (int i = 0; i < 10; i++) {
                agent.publish("chat", i, "message " + i);
                agent.next(Action.ACK);
            }
            broker.restore(rule);
            var back = new WireClient(broker.port(), "key=a.b:c&clientId=phone&resume=" + key, Format.JSON);
            back.next(Action.CONNECTED);
            back.send("{\"action\":10,\"channel\":\"chat\",\"channelSerial\":\"" + from + "\"}");
            for (int i = 0; i < 10; i++) {
                back.next(Action.MESSAGE);
            }
            // Judged a second after the claim, by the next entry that there is.
            long[] msgSerial = {10};
            await().until(() -> {
                agent.publish("chat", msgSerial[0]++, "later");
                return secondsSinceResume() > 1.5;
            });
            assertEquals(List.of(), live.findings());
            back.close();
            assertEquals(List.of(), recorded());
        }
    }

    private double secondsSinceResume() {
        return live.timeline().tracks().stream()
                .flatMap(track -> track.absences().stream())
                .filter(absence -> !absence.span().isOpen())
                .mapToDouble(
                        absence -> (live.timeline().endNanos() - absence.span().toNanos()) / 1e9)
                .findFirst()
                .orElse(0);
    }
}
