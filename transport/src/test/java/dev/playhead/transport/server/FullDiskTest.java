package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.SmallDisk;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.RecordingState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full for a while: everybody is told, nobody is acknowledged, memory does not fill, and it goes on.
@Timeout(60)
class FullDiskTest {
    private static final long PLENTY = 1L << 40;

    @TempDir
    private Path data;

    private final SmallDisk disk = new SmallDisk(PLENTY);
    private final HttpClient http = HttpClient.newHttpClient();
    private BrokerServer broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)), new Clock(), disk);
    }

    @AfterEach
    void stop() throws Exception {
        disk.room(PLENTY);
        broker.close();
    }

    @Test
    void nothingIsAcknowledgedUntilThereIsRoomAndThenEverythingIs() throws Exception {
        try (var client = WireClient.json(broker.port(), "publisher").attached("c")) {
            fill(client);
            for (int i = 1; i < 20; i++) {
                client.publish("c", i, "m" + i);
            }
            assertNull(client.poll(300), "nothing is answered while nothing is written");
            disk.room(PLENTY);
            var acknowledged = new LinkedHashSet<String>();
            while (acknowledged.size() < 20) {
                client.next(Action.ACK).res().forEach(result -> acknowledged.addAll(result.serials()));
            }
            await().until(() -> broker.recordingState() instanceof RecordingState.Writing);
            assertEquals(acknowledged, stored());
        }
        var state = assertInstanceOf(RecordingState.Writing.class, broker.recordingState());
        assertTrue(String.valueOf(state.notice()).contains("nothing could be recorded"), state.toString());
    }

    @Test
    void theSessionAndNewClientsAreToldAtOnce() throws Exception {
        try (var session = LiveSessions.of(broker);
                var client = WireClient.json(broker.port(), "publisher").attached("c")) {
            fill(client);
            var failing = assertInstanceOf(
                    RecordingState.Failing.class, session.vitals().recording());
            assertEquals("The disk of " + data + " is full: make room there.", failing.reason());
            assertTrue(failing.sinceNanos() > 0);
            try (var second = WireClient.json(broker.port(), "second")) {
                var told = second.next(Action.DISCONNECTED).error();
                assertNotNull(told);
                assertEquals(503, told.statusCode());
                assertTrue(String.valueOf(told.message()).contains("is full"), told.toString());
                second.awaitEnd();
                assertTrue(second.hasEnded());
            }
            disk.room(PLENTY);
            client.next(Action.ACK);
            try (var third = WireClient.json(broker.port(), "third")) {
                assertEquals(Action.CONNECTED, third.next(Action.CONNECTED).action());
            }
        }
        try (var log = LogFile.open(broker.recording())) {
            for (long position = 0; position < log.size(); position++) {
                assertFalse(
                        log.read(position) instanceof Entry.Opened opened
                                && String.valueOf(opened.handshake().identity()).contains("second"),
                        "who was turned away is not in the recording");
            }
        }
    }

    @Test
    void whoseConnectWasNotWrittenIsToldToo() throws Exception {
        disk.room(0);
        try (var first = WireClient.json(broker.port(), "first")) {
            var told = first.next(Action.DISCONNECTED).error();
            assertTrue(told != null && told.statusCode() == 503, String.valueOf(told));
        }
    }

    @Test
    void restIsAnsweredWith503AtOnce() throws Exception {
        try (var client = WireClient.json(broker.port(), "publisher").attached("c")) {
            fill(client);
            long begun = System.nanoTime();
            for (var path : new String[] {"/channels/c/messages", "/time", "/comet/connect", "/sse?channels=c"}) {
                var answer = get(path + (path.contains("?") ? "&" : "?") + "key=a.b:c");
                assertEquals(path.startsWith("/comet") ? 200 : 503, answer.statusCode(), path + answer.body());
                assertTrue(answer.body().contains("\"statusCode\":503"), path + answer.body());
                assertTrue(answer.body().contains("is full"), path + answer.body());
            }
            assertTrue(System.nanoTime() - begun < 3_000_000_000L);
        }
    }

    @Test
    void aRequestThatWasUnderWayIsAnsweredToo() throws Exception {
        disk.room(0);
        var answer = get("/channels/c/messages?key=a.b:c");
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("is full"), answer.body());
    }

    @Test
    void memoryDoesNotGrowWithWhatIsOffered() throws Exception {
        try (var client = WireClient.json(broker.port(), "publisher").attached("c")) {
            fill(client);
            var offered = new AtomicInteger();
            var text = "x".repeat(50_000);
            var writer = Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int i = 1; i < 2_000; i++) {
                        client.publish("c", i, text);
                        offered.incrementAndGet();
                    }
                } catch (RuntimeException closed) {
                    // the end of the test
                }
            });
            var before = new AtomicInteger(-1);
            await().pollInterval(Duration.ofMillis(500))
                    .until(() -> offered.get() > 0 && before.getAndSet(offered.get()) == offered.get());
            assertTrue(writer.isAlive(), "the writer is still waiting");
            // 100 MB were on offer; the room of one client is 1 MB, the rest is in the two sockets.
            assertTrue(broker.waiting() <= 21, broker.waiting() + " frames wait in memory");
            assertTrue(offered.get() < 1_000, offered + " of 2000 were taken");
        }
    }

    @Test
    void aBrokerThatEndsWithAFullDiskLeavesAWholeRecordingOfWhatItAcknowledged() throws Exception {
        Set<String> acknowledged;
        try (var client = WireClient.json(broker.port(), "publisher").attached("c")) {
            client.publish("c", 0, "kept");
            acknowledged = Set.copyOf(client.next(Action.ACK).res().getFirst().serials());
            disk.room(Files.size(broker.recording()) + 40);
            client.publish("c", 1, "not acknowledged");
            await().until(() -> broker.recordingState() instanceof RecordingState.Failing);
            var problem = assertThrows(IOException.class, broker::close);
            assertEquals(
                    "The disk of " + data + " is full: make room there. What was acknowledged is in "
                            + broker.recording() + ".",
                    problem.getMessage());
        }
        try (var log = LogFile.open(broker.recording())) {
            assertEquals(acknowledged, stored());
            assertTrue(log.notes().getFirst().contains("All "), log.notes().toString());
            assertEquals(List.of(), log.damage(), "what is torn was cut off");
        }
    }

    @Test
    void aStartWithoutRoomLeavesNothingBehind() throws Exception {
        var empty = Files.createDirectory(data.resolve("empty"));
        assertThrows(
                IOException.class,
                () -> BrokerServer.start(ServerOptions.any(new DataDirectory(empty)), new Clock(), new SmallDisk(10)));
        try (var files = Files.list(empty)) {
            assertEquals(
                    0, files.filter(file -> file.toString().contains("mcap")).count());
        }
    }

    private void fill(WireClient client) throws IOException, InterruptedException {
        disk.room(Files.size(broker.recording()));
        client.publish("c", 0, "m0");
        await().until(() -> broker.recordingState() instanceof RecordingState.Failing);
        client.clear();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Set<String> stored() throws IOException {
        var serials = new LinkedHashSet<String>();
        try (var log = LogFile.open(broker.recording())) {
            new TimeMachine(log)
                    .at(log.size())
                    .channels()
                    .getFirst()
                    .messages()
                    .forEach(message -> serials.add(message.serial()));
        }
        return serials;
    }
}
