package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.session.ChannelView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording that is served again does what was done and nothing else, and its own recording can be opened again.
class ServedRecordingTest {
    private static final String JSON = "Content-Type: application/json";
    private static final double AS_FAST_AS_IT_GOES = Double.POSITIVE_INFINITY;

    @TempDir
    private Path data;

    @TempDir
    private Path again;

    private ServerOptions strict() {
        return new ServerOptions("localhost", 0, false, new DataDirectory(data), "a.b:c", true, true);
    }

    private interface Happening {
        void in(BrokerServer broker) throws Exception;
    }

    private Path record(Happening happening) throws Exception {
        try (var broker = BrokerServer.start(strict())) {
            happening.in(broker);
            return broker.recording();
        }
    }

    /// Serves all that comes after a moment, does something when it is over, and returns the recording of it.
    private Path serve(Path recording, Predicate<Entry> until, Happening then) throws Exception {
        try (var log = LogFile.open(recording)) {
            var ended = new CountDownLatch(1);
            var session = ReplaySource.of(log, log.read(position(log, until)).atNanos());
            var options = ServerOptions.any(new DataDirectory(again));
            try (var broker = BrokerServer.replay(options, session, AS_FAST_AS_IT_GOES, ended::countDown);
                    var viewer = WireClient.json(broker.port(), "viewer")) {
                viewer.attached("seen");
                assertTrue(ended.await(20, TimeUnit.SECONDS));
                await().until(() -> broker.waiting() == 0);
                then.in(broker);
                return broker.recording();
            }
        }
    }

    private static long position(LogReader log, Predicate<Entry> wanted) throws IOException {
        for (long position = 0; position < log.size(); position++) {
            if (wanted.test(log.read(position))) {
                return position;
            }
        }
        throw new AssertionError("There is no such entry.");
    }

    private static <T extends Entry> List<T> all(Path recording, Class<T> kind) throws IOException {
        try (var log = LogFile.open(recording)) {
            var found = new ArrayList<T>();
            for (long position = 0; position < log.size(); position++) {
                if (kind.isInstance(log.read(position))) {
                    found.add(kind.cast(log.read(position)));
                }
            }
            return found;
        }
    }

    private static List<String> channels(Path recording) throws IOException {
        try (var log = LogFile.open(recording)) {
            return new TimeMachine(log)
                    .at(log.size()).channels().stream().map(ChannelView::name).toList();
        }
    }

    private static void runsAgain(Path recording) throws IOException {
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
            long before = 0;
            for (long position = 0; position < log.size(); position++) {
                long at = log.read(position).atNanos();
                assertTrue(at >= before, "entry " + position + " is earlier than the one before it");
                before = at;
            }
        }
    }

    private static void refusedPublish(BrokerServer broker) throws IOException {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(
                    401,
                    http.post("/channels/vault/messages", "{\"data\":\"stolen\"}", JSON)
                            .status());
        }
        try (var http = new RawHttp(broker.port())) {
            var answer = http.post("/channels/vault/messages?key=a.b:wrong", "{\"data\":\"stolen\"}", JSON);
            assertEquals(401, answer.status());
        }
    }

    @Test
    void aPublishThatWasRefusedIsNotCarriedOutWhenTheRecordingIsServed() throws Exception {
        var recording = record(ServedRecordingTest::refusedPublish);
        assertEquals(List.of(), channels(recording));
        var refused = all(recording, Entry.RestIn.class);
        assertEquals(2, refused.size());
        for (var request : refused) {
            assertTrue(request.identity() == null && request.refusal() != null, request.toString());
        }
        var statuses = all(recording, Entry.RestOut.class).stream()
                .map(Entry.RestOut::status)
                .toList();
        assertEquals(List.of(401, 401), statuses, "every answer is recorded");
        runsAgain(recording);

        var served = serve(recording, Entry.Started.class::isInstance, broker -> {});
        assertEquals(List.of("seen"), channels(served));
        assertEquals(2, all(served, Entry.RestIn.class).size());
        runsAgain(served);
        // Once more, with the refusals before the moment that it is served from.
        var twice = serve(served, Entry.Stopping.class::isInstance, broker -> {});
        assertFalse(channels(twice).contains("vault"));
        runsAgain(twice);
    }

    @Test
    void anAppThatWasProvisionedBeforeTheMomentIsThereWhenTheNewRecordingIsOpened() throws Exception {
        var recording = record(broker -> {
            try (var http = new RawHttp(broker.port())) {
                assertEquals(
                        201,
                        http.post("/apps?key=a.b:c", "{\"keys\":[{}],\"namespaces\":[{\"id\":\"kept\"}]}", JSON)
                                .status());
            }
        });
        var served = serve(recording, Entry.Stopping.class::isInstance, broker -> {});
        assertEquals(1, all(served, Entry.RestOut.class).size(), "the effects of the beginning are there, too");
        try (var log = LogFile.open(served)) {
            assertEquals(1, new TimeMachine(log).at(log.size()).apps().size());
        }
        runsAgain(served);
    }

    @Test
    void ruleNamesGoOnAfterThoseOfTheRecordingAndRestoreAllKnowsAllThatAreOn() throws Exception {
        var recording = record(broker -> {
            broker.set(new FaultRule.Target.Client("one"), new Cut(), "Cut one").join(); // before the moment
            broker.restore(broker.set(new FaultRule.Target.Client("two"), new Slow(5), "Slow two")
                    .join());
            try (var agent = WireClient.json(broker.port(), "agent").attached("chat")) {
                agent.publish("chat", 0, "the moment");
                agent.next(Action.ACK);
            }
            broker.set(new FaultRule.Target.Client("three"), new Cut(), "Cut three")
                    .join(); // after it
        });
        var served = serve(recording, Entry.Opened.class::isInstance, broker -> {
            assertEquals(
                    new RuleId("F-4"),
                    broker.set(new FaultRule.Target.Client("four"), new Cut(), "Cut four")
                            .join());
            broker.restoreAll();
        });
        var set = all(served, Entry.RuleSet.class).stream()
                .map(e -> e.rule().id().value())
                .toList();
        assertEquals(List.of("F-1", "F-2", "F-3", "F-4"), set);
        try (var log = LogFile.open(served)) {
            assertEquals(List.of(), new TimeMachine(log).at(log.size()).rules());
        }
        runsAgain(served);
    }

    @Test
    void whatWasDeliveredBeforeTheMomentIsInTheNewRecording() throws Exception {
        var recording = record(broker -> {
            try (var agent = WireClient.json(broker.port(), "agent").attached("chat");
                    var phone = WireClient.json(broker.port(), "phone").attached("chat")) {
                agent.publish("chat", 0, "hello");
                phone.next(Action.MESSAGE);
            }
        });
        var served = serve(recording, Entry.Stopping.class::isInstance, broker -> {});
        var before = all(recording, EffectEntry.class);
        long stopping = all(recording, Entry.Stopping.class).getFirst().position();
        long expected = before.stream().filter(e -> e.cause() < stopping).count();
        long copied;
        try (var log = LogFile.open(served)) {
            long viewer = position(
                    log,
                    e -> e instanceof Entry.Opened opened && opened.transport().value() >= 1_000_000_000);
            copied = all(served, EffectEntry.class).stream()
                    .filter(e -> e.position() < viewer)
                    .count();
        }
        assertEquals(expected, copied);
        runsAgain(served);
    }

    @Test
    void whoWatchesARecordingOfAServingIsNotTakenForOneInIt() throws Exception {
        var recording = record(broker -> {});
        var served =
                serve(recording, Entry.Started.class::isInstance, BrokerServer::close); // its viewer is there still
        var twice = serve(served, Entry.Stopping.class::isInstance, broker -> {});
        var transports = all(twice, Entry.Opened.class).stream()
                .map(Entry.Opened::transport)
                .toList();
        assertEquals(2, transports.size());
        assertEquals(2, transports.stream().distinct().count(), transports.toString());
        runsAgain(twice);
    }

    @Test
    void noEntryIsEarlierThanTheOneBeforeIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            runsAgain(record(broker -> {}));
        }
    }
}
