package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.fault.UnknownFault;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final byte[] JSON =
            "{\"action\":15, \"channel\":\"a,\\\"frame\\\":\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MSGPACK = {(byte) 0x81, 1, 2};
    private static final TransportId T = new TransportId(3);

    @TempDir
    private Path folder;

    private static List<Entry> everyKind() {
        var handshake = new Handshake(
                Format.MSGPACK, 6, new Identity("a.b", "ann"), null, true, "key", "agent", 15_000, "here");
        var rule =
                new FaultRule(new RuleId("F-1"), new FaultRule.Target.Client("shop", "ann"), new Slow(400), "Slow ann");
        return List.of(
                new Entry.Started(0, 10, -5, "0.1.0", Map.of("a", "1")),
                new Entry.Keyframe(1, 11, 1, 0, true, "[{\"is\":\"s\"}]".getBytes(StandardCharsets.UTF_8)),
                new Entry.Opened(2, 12, T, handshake),
                new Entry.FrameIn(3, 13, T, "a", Format.JSON, JSON, null),
                new Entry.FrameIn(4, 14, T, null, Format.MSGPACK, MSGPACK, null),
                new Entry.FrameIn(5, 15, T, null, Format.JSON, new byte[] {'{', 0}, "not JSON"),
                new Entry.FrameOut(6, 16, 3, List.of(T, new TransportId(9)), "a", Format.JSON, JSON),
                new Entry.FrameUndelivered(
                        7, 17, 3, List.of(new ConnectionId("c")), "a", Format.JSON, JSON, new RuleId("F-1")),
                new Entry.TransportEffect(8, 18, 3, T, new Entry.Act.Close(1000, "bye"), null),
                new Entry.RestIn(
                        9, 19, new RequestId(1), new Identity(null, "x"), null, "GET", "/time", Map.of(), MSGPACK),
                new Entry.RestOut(10, 20, 9, new RequestId(1), 200, Format.JSON, JSON),
                new Entry.RuleSet(11, 21, rule),
                new Entry.RuleCleared(12, 22, new RuleId("F-1")),
                new Entry.TimerFired(13, 23, new TimerId(TimerId.Purpose.HEARTBEAT, "")),
                new Entry.Written(
                        14,
                        24,
                        List.of(
                                new Entry.Writes(
                                        List.of(6L, 8L),
                                        List.of(new Entry.Writing(T, 20), new Entry.Writing(new TransportId(9), 23))),
                                new Entry.Writes(List.of(9L), List.of(new Entry.Writing(T, 22))))),
                new Entry.Note(15, 25, "look"),
                new Entry.LimitsSet(16, 26, Limits.SERVICE),
                new Entry.Reauthenticated(17, 27, T, holder(), null),
                new Entry.Reauthenticated(18, 28, T, null, new ErrorInfo(40142, 401, "ended")),
                new Entry.RuleSet(
                        19, 29, rule(new FaultRule.Target.Everyone(), new UnknownFault("bend", Map.of("by", 3L)))),
                new Entry.RuleSet(20, 30, rule(new FaultRule.Target.Client("ann"), interruption())),
                new Entry.RestIn(
                        21,
                        31,
                        new RequestId(2),
                        null,
                        new ErrorInfo(40101, 401, "no"),
                        "GET",
                        "/stats",
                        Map.of("accept", "json"),
                        MSGPACK),
                new Entry.RestIn(
                        22,
                        32,
                        new RequestId(3),
                        holder(),
                        new ErrorInfo(40400, 404, "nothing"),
                        "GET",
                        "/x",
                        Map.of(),
                        MSGPACK),
                new Entry.Rejected(
                        23,
                        33,
                        Entry.Stage.HOST,
                        "/127.0.0.1:5",
                        "GET /x",
                        "localhost:9477",
                        "http://evil.example",
                        403,
                        "A page of evil.example may not."),
                new Entry.Rejected(24, 34, Entry.Stage.TLS, "/[::1]:5", null, null, null, 0, "No shared cipher."),
                new Entry.Closed(
                        25, 35, T, new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going \"to\" sleep")),
                new Entry.TransportEffect(26, 36, 3, T, new Entry.Act.Delay(0, 2_000), new RuleId("F-2")),
                new Entry.TransportEffect(27, 37, 3, T, new Entry.Act.Delay(400, 0), null),
                new Entry.FrameUndelivered(28, 38, 3, List.of(), "a", Format.JSON, JSON, new RuleId("F-2")),
                new Entry.Earlier(29, 39, new Entry.FrameIn(29, 3, T, "a", Format.JSON, JSON, null)),
                new Entry.Earlier(30, 40, new Entry.FrameOut(30, 4, 29, List.of(T), null, Format.MSGPACK, MSGPACK)),
                new Entry.Closed(31, 41, T, CloseReason.CUT),
                new Entry.Stopping(32, 42));
    }

    private static FaultRule rule(FaultRule.Target target, Fault fault) {
        return new FaultRule(new RuleId("F-2"), target, fault, fault.label("ann"));
    }

    private static Interruption interruption() {
        var cause = new ErrorInfo(40000, 400, "behind it");
        return new Interruption(
                Interruption.How.FAILED, "a", new ErrorInfo(50001, 500, "on purpose", "https://x.example", cause));
    }

    private static Identity holder() {
        var chat = Capability.of(Map.of("chat", List.of("publish", "subscribe")));
        return new Identity("app", "app.key", "ann", chat, new Token(1, 2, "group"));
    }

    @Test
    void everyKindOfEntryComesBackWhileLiveAndAfterClosing() throws IOException {
        var file = folder.resolve("all.playhead.mcap");
        var entries = everyKind();
        try (var writer = LogWriter.create(file)) {
            entries.forEach(writer::append);
            assertEquals(0, writer.reader().size(), "nothing is readable before it was handed over");
            writer.flush();
            assertSame(entries, writer.reader());
        }
        try (var log = LogFile.open(file)) {
            assertEquals(List.of(), log.damage());
            assertSame(entries, log);
        }
    }

    @Test
    void aKilledWriterLosesOnlyWhatWasNotHandedOver() throws IOException {
        var file = folder.resolve("killed.playhead.mcap");
        var entries = everyKind();
        byte[] whole;
        try (var writer = LogWriter.create(file)) {
            entries.forEach(writer::append);
            writer.flush();
            whole = Files.readAllBytes(file);
        }
        for (int cut = 1; cut < 57; cut++) {
            var torn = Files.write(folder.resolve("torn.mcap"), Arrays.copyOf(whole, whole.length - cut));
            try (var log = LogFile.open(torn)) {
                assertEquals(entries.size() - 1, log.size(), "cut by " + cut);
                assertFalse(log.damage().isEmpty());
                assertInstanceOf(Entry.Closed.class, log.read(log.size() - 1));
            }
        }
    }

    @Test
    void manyEntriesSpreadOverChunksAreFoundByPosition() throws IOException {
        var file = folder.resolve("many.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            writer.append(new Entry.Started(0, 0, 1, "x", Map.of()));
            for (int i = 1; i < 20_000; i++) {
                writer.append(new Entry.FrameIn(i, i, T, "c" + i % 7, Format.JSON, JSON, null));
            }
            writer.append(new Entry.Note(20_000, 20_000, "last"));
        }
        try (var log = LogFile.open(file)) {
            assertEquals(20_001, log.size());
            for (int i = 19_999; i > 0; i -= 777) {
                assertEquals(i, log.read(i).position());
                assertEquals(i, log.read(i).atNanos());
            }
            assertInstanceOf(Entry.Note.class, log.read(20_000));
            assertTrue(log.sizeBytes() < 40L * 20_000, "the closed file is compressed: " + log.sizeBytes() + " bytes");
        }
    }

    private static void assertSame(List<Entry> expected, LogReader log) throws IOException {
        assertEquals(expected.size(), log.size());
        var back = new ArrayList<Entry>();
        for (long position = 0; position < log.size(); position++) {
            back.add(log.read(position));
        }
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).getClass(), back.get(i).getClass(), "entry " + i);
            assertArrayEquals(EntryCodec.write(expected.get(i)), EntryCodec.write(back.get(i)), "entry " + i);
        }
    }
}
