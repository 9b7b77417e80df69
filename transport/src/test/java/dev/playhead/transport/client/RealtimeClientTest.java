package dev.playhead.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealtimeClientTest {
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

    private ClientOptions options(String clientId, Format format) {
        return ClientOptions.key(broker.port(), "app.key:secret")
                .clientId(clientId)
                .in(format);
    }

    private static Message.Builder text(String text) {
        return Message.builder().data(new Data.Text(text));
    }

    private static String serial(Answer<PublishResult> answer) throws InterruptedException {
        return Objects.requireNonNull(answer.await().serials().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void publishesChangesAndEnters(Format format) throws Exception {
        var seen = new FrameQueue();
        try (var ann = RealtimeClient.connect(options("ann", format), new FrameQueue());
                var ben = RealtimeClient.connect(options("ben", format), seen)) {
            ben.channel("chat").attach().await();
            var chat = ann.channel("chat");
            chat.attach().await();
            var serial = serial(chat.publish(text("hel")));
            chat.append(serial, text("lo")).await();
            chat.update(serial, text("good day")).await();
            chat.delete(serial).await();
            chat.enter("here").await();
            chat.updatePresence("busy").await();
            chat.leave().await();
            var first = Objects.requireNonNull(seen.await(Action.MESSAGE).messages())
                    .getFirst();
            assertEquals(serial, first.serial());
            assertEquals(new Data.Text("hel"), first.data());
            for (var member : List.of("here", "busy")) {
                var presence =
                        Objects.requireNonNull(seen.await(Action.PRESENCE).presence());
                assertEquals(new Data.Text(member), presence.getFirst().data());
            }
            chat.detach().await();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedPublishHasTheErrorOfItsNack(Format format) throws Exception {
        try (var ann = RealtimeClient.connect(options("ann", format), new FrameQueue())) {
            var chat = ann.channel("chat");
            var attached = chat.attach(Map.of("rewind", "1"), Set.of(ChannelMode.SUBSCRIBE))
                    .await();
            assertEquals(Set.of(ChannelMode.SUBSCRIBE), ChannelMode.in(Objects.requireNonNull(attached.flags())));
            var refused = chat.append("no-such-serial", text("x"));
            var next = chat.publish(text("y"));
            var error = assertThrows(RefusedException.class, refused::await).error();
            assertTrue(error.code() >= 40000, error.toString());
            assertThrows(RefusedException.class, next::await);
            assertTrue(ann.isConnected(), "a refused publish is no end of the connection");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostSocketIsResumedWithoutAGap(Format format) throws Exception {
        var texts = new CopyOnWriteArrayList<String>();
        ClientListener collects = frame -> {
            if (frame.action() == Action.MESSAGE && frame.messages() != null) {
                frame.messages().forEach(m -> texts.add(((Data.Text) Objects.requireNonNull(m.data())).value()));
            }
        };
        var own = new FrameQueue();
        try (var ann = RealtimeClient.connect(options("ann", format), own);
                var ben = RealtimeClient.connect(options("ben", format), collects)) {
            ben.channel("chat").attach().await();
            ann.channel("chat").attach().await();
            ann.channel("chat").publish(text("0")).await();
            Awaitility.await().until(() -> texts.size() == 1);
            var before = ben.connectionId();
            ben.cut();
            for (int i = 1; i < 4; i++) {
                ann.channel("chat").publish(text(String.valueOf(i))).await();
            }
            var whileAway = ben.channel("chat").publish(text("4"));
            assertFalse(whileAway.isGiven());
            ben.resume();
            assertEquals(before, ben.connectionId());
            whileAway.await();
            Awaitility.await()
                    .untilAsserted(() -> assertEquals(
                            IntStream.range(0, 5).mapToObj(String::valueOf).toList(), List.copyOf(texts)));
        }
    }

    @Test
    void aClientThatRetriesComesBackByItselfAndResumes() throws Exception {
        var frames = new FrameQueue();
        var options = options("ann", Format.JSON).retryingAfter(Duration.ofMillis(20));
        try (var ann = RealtimeClient.connect(options, frames)) {
            ann.channel("chat").attach().await();
            frames.await(Action.ATTACHED);
            var before = ann.connectionId();
            ann.cut();
            assertTrue(frames.await(Action.ATTACHED).has(Flag.RESUMED));
            assertEquals(before, ann.connectionId());
        }
    }

    @Test
    @SuppressWarnings("try") // it is closed before the end on purpose
    void whatWasNotAnsweredIsKeptForTheNextTryAndFailsWhenTheClientIsClosed() throws Exception {
        try (var ann = RealtimeClient.connect(options("ann", Format.JSON), new FrameQueue())) {
            ann.cut();
            var waiting = ann.channel("chat").publish(text("two"));
            broker.close();
            assertThrows(IOException.class, ann::resume);
            assertFalse(waiting.isGiven());
            ann.close();
            assertThrows(IllegalStateException.class, waiting::await);
        }
    }

    @Test
    void aConnectionThatCannotBeResumedCountsFromTheBeginning() {
        var unanswered = new UnacknowledgedFrames();
        unanswered.add("a publish", ProtocolMessage.builder(Action.MESSAGE).channel("first"));
        unanswered.add("a publish", ProtocolMessage.builder(Action.MESSAGE).channel("second"));
        var third = unanswered.add(
                "a publish", ProtocolMessage.builder(Action.MESSAGE).channel("third"));
        unanswered.answered(ProtocolMessage.builder(Action.ACK).msgSerial(0L).build());
        var again = unanswered.renumbered().stream()
                .map(ProtocolMessage.Builder::build)
                .toList();
        assertEquals(
                List.of("second", "third"),
                again.stream().map(ProtocolMessage::channel).toList());
        assertEquals(
                List.of(0L, 1L), again.stream().map(ProtocolMessage::msgSerial).toList());
        unanswered.answered(
                ProtocolMessage.builder(Action.ACK).msgSerial(0L).count(2).build());
        assertTrue(third.isGiven());
    }

    @Test
    void aRefusedConnectionSaysWhy(@TempDir Path other) throws IOException {
        var strict = new ServerOptions("localhost", 0, false, new DataDirectory(other), "app.key:secret", true, false);
        try (var theirs = BrokerServer.start(strict)) {
            var stranger = ClientOptions.key(theirs.port(), "somebody.else:x");
            var refused =
                    assertThrows(RefusedException.class, () -> RealtimeClient.connect(stranger, new FrameQueue()));
            assertEquals(4, refused.error().code() / 10_000);
        }
    }

    @Test
    void framesOfEveryLengthAreWholeFrames() throws Exception {
        var seen = new FrameQueue();
        try (var ann = RealtimeClient.connect(options("ann", Format.JSON), seen)) {
            ann.channel("chat").attach().await();
            for (int length : new int[] {1, 125, 126, 4_000, 60_000}) {
                ann.channel("chat").publish(text("x".repeat(length))).await();
                var came = Objects.requireNonNull(seen.await(Action.MESSAGE).messages())
                        .getFirst();
                assertEquals(new Data.Text("x".repeat(length)), came.data());
            }
        }
    }
}
