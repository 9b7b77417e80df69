package dev.playhead.transport.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.server.WireClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stop on an agent that only publishes and appends: it is told which of its messages to end.
class PlainStopTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private static ProtocolMessage.Builder message(long msgSerial, Message message) {
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel("demo")
                .msgSerial(msgSerial)
                .messages(List.of(message));
    }

    private static Run awaitRun(Session session, Predicate<Run> wanted) {
        return Awaitility.await()
                .atMost(WITHIN)
                .until(() -> session.timeline().runs().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void stopReachesTheAgentAndNamesTheMessage() throws Exception {
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), "app.key:secret", true, false);
        try (var broker = BrokerServer.start(options);
                var session = LiveSessions.of(broker)) {
            var agent = WireClient.of(broker.port(), Format.JSON, "v=6&key=app.key:secret&clientId=bot");
            agent.next(Action.CONNECTED);
            agent.send(ProtocolMessage.builder(Action.ATTACH).channel("demo")).next(Action.ATTACHED);
            agent.send(message(0, Message.builder().data(new Data.Text("It")).build()));
            var res = Objects.requireNonNull(agent.next(Action.ACK).res());
            var serial = Objects.requireNonNull(res.getFirst().serials().getFirst());
            agent.send(message(
                    1,
                    Message.builder()
                            .actionCode(MessageAction.APPEND.code())
                            .serial(serial)
                            .data(new Data.Text(" begins"))
                            .build()));
            var run = awaitRun(session, each -> each.tokens().size() == 2);

            session.controls().orElseThrow().stop(run);

            var cancel = awaitCancel(agent);
            assertEquals(new Data.Text(serial), cancel.data());
            assertEquals("playhead", cancel.clientId());
            var stopped = awaitRun(session, each -> each.stop() != null);
            var by = session.timeline()
                    .participants()
                    .get(Objects.requireNonNull(stopped.stop()).by());
            assertEquals(Participant.Kind.PLAYHEAD, by.kind());
        }
    }

    private static Message awaitCancel(WireClient agent) throws InterruptedException {
        while (true) {
            var message = Objects.requireNonNull(agent.next(Action.MESSAGE).messages())
                    .getFirst();
            if ("ai-cancel".equals(message.name())) {
                return message;
            }
        }
    }
}
