package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames that somebody sends again, as clients of the channel meet them.
class FrameResendTest {
    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private WireClient listener() throws Exception {
        var client = WireClient.json(broker.port(), "ann");
        client.next(Action.CONNECTED);
        client.send(ProtocolMessage.builder(Action.ATTACH).channel("ai:trip")).next(Action.ATTACHED);
        return client;
    }

    private String publish(String json) throws Exception {
        return SimulatedParticipants.of(broker)
                .publish(json, "playhead")
                .get(10, TimeUnit.SECONDS)
                .getFirst();
    }

    private String refusal(String json) {
        var failed = assertThrows(
                ExecutionException.class,
                () -> SimulatedParticipants.of(broker).publish(json, "playhead").get(10, TimeUnit.SECONDS));
        return String.valueOf(assertInstanceOf(IllegalArgumentException.class, failed.getCause())
                .getMessage());
    }

    @Test
    void messagesAreNewAndChangesNameTheirMessage() throws Exception {
        try (var ann = listener()) {
            var serial = publish(
                    "{\"action\":15,\"channel\":\"ai:trip\",\"messages\":[{\"name\":\"note\",\"data\":\"one\"}]}");
            var message =
                    Objects.requireNonNull(ann.next(Action.MESSAGE).messages()).getFirst();
            assertEquals(serial, message.serial());
            assertEquals("playhead", message.clientId());
            publish("{\"action\":15,\"channel\":\"ai:trip\",\"messages\":[{\"action\":1,\"serial\":\"" + serial
                    + "\",\"data\":\"two\"}]}");
            var changed =
                    Objects.requireNonNull(ann.next(Action.MESSAGE).messages()).getFirst();
            assertEquals(new Data.Text("two"), changed.data());
            assertEquals(serial, changed.serial());
        }
        var recording = broker.recording();
        broker.close();
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void presenceStaysUntilTheBrokerEnds() throws Exception {
        try (var ann = listener()) {
            SimulatedParticipants.of(broker)
                    .publish(
                            "{\"action\":14,\"channel\":\"ai:trip\",\"presence\":[{\"action\":2,\"data\":\"here\"}]}",
                            "playhead")
                    .get(10, TimeUnit.SECONDS);
            var member =
                    Objects.requireNonNull(ann.next(Action.PRESENCE).presence()).getFirst();
            assertEquals("playhead", member.clientId());
        }
        await().until(() -> broker.openTransports() == 1);
        broker.close();
        assertEquals(0, broker.openTransports());
    }

    @Test
    void whatTheBrokerRefusesIsSaid() {
        var why =
                refusal("{\"action\":15,\"channel\":\"ai:trip\",\"messages\":[{\"clientId\":\"ann\",\"data\":\"x\"}]}");
        assertTrue(why.contains("40012"), why);
        assertTrue(refusal("{}").startsWith("This is no frame of the protocol"), () -> refusal("{}"));
    }

    @Test
    void itIsPlayheadAndNoDevice() throws Exception {
        try (var session = LiveSessions.of(broker)) {
            publish("{\"action\":15,\"channel\":\"ai:trip\",\"messages\":[{\"data\":\"x\"}]}");
            await().until(() -> !session.timeline().participants().isEmpty());
            var who = session.timeline().participants().getFirst();
            assertEquals(Participant.Kind.PLAYHEAD, who.kind());
            assertEquals("Playhead", who.name());
        }
    }
}
