package dev.playhead.transport.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings that every version of Playhead must be able to open, whatever wrote them: one set for each version of the
/// format, made by `GoldenRun` with the code of that time. They are never made again. The effects of a re-run are not
/// compared, since the broker may learn to do better; what people had in their channels must be there.
class GoldenRecordingTest {
    private static final List<String> TEXTS = List.of(
            "Text[value=from the session before]",
            "Text[value=Once upon a time]",
            "Text[value=by REST]",
            "Text[value=missed]");

    private static final String RESERVED_BIT = "A reserved bit is set, and no extension was agreed on.";

    @TempDir
    private Path folder;

    private static LogFile open(String name) throws IOException {
        try {
            var url = Objects.requireNonNull(GoldenRecordingTest.class.getResource("/golden/" + name), name);
            return LogFile.open(Path.of(url.toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, Integer> counts(LogReader log) throws IOException {
        var counts = new TreeMap<String, Integer>();
        for (long position = 0; position < log.size(); position++) {
            counts.merge(log.read(position).getClass().getSimpleName(), 1, Integer::sum);
        }
        return counts;
    }

    private static List<Entry.RestIn> requests(LogReader log) throws IOException {
        var requests = new ArrayList<Entry.RestIn>();
        for (long position = 0; position < log.size(); position++) {
            if (log.read(position) instanceof Entry.RestIn request) {
                requests.add(request);
            }
        }
        return requests;
    }

    private static List<Integer> refusals(LogReader log) throws IOException {
        return requests(log).stream()
                .map(Entry.RestIn::refusal)
                .filter(Objects::nonNull)
                .map(error -> error.statusCode())
                .toList();
    }

    /// The texts of a channel at the end, oldest first.
    private static List<String> texts(LogReader log, String channel) throws IOException {
        return new TimeMachine(log)
                .at(log.size()).channels().stream()
                        .filter(view -> view.name().equals(channel))
                        .flatMap(view -> view.messages().stream())
                        .map(message -> String.valueOf(message.data()))
                        .toList();
    }

    private static void isVersionZero(LogFile log) throws IOException {
        assertEquals(List.of(), log.damage());
        assertTrue(log.isOfVersionZero());
        assertEquals(
                "{Closed=6, FrameIn=15, FrameOut=32, FrameUndelivered=2, Keyframe=1, LimitsSet=1, Opened=6,"
                        + " Reauthenticated=1, RestIn=7, RestOut=4, RuleCleared=1, RuleSet=4, Started=1",
                counts(log).toString().split(", Stopping|, TimerFired")[0]);
        areTheFaults(log, "I-" + interrupted(log));
        assertEquals(TEXTS, texts(log, "chat"));
        // It does not say which requests were refused; that the core did not answer does.
        assertEquals(List.of(401, 400, 404), refusals(log));
        assertEquals(4, requests(log).stream().filter(r -> r.refusal() == null).count());
        var broker = new TimeMachine(log).at(log.size());
        assertEquals(1, broker.apps().size());
    }

    private static List<FaultRule> rules(LogReader log) throws IOException {
        var rules = new ArrayList<FaultRule>();
        for (long position = 0; position < log.size(); position++) {
            if (log.read(position) instanceof Entry.RuleSet set) {
                rules.add(set.rule());
            }
        }
        return rules;
    }

    /// Position of the one fault that is over at once. Before version 2 it had no name and an entry of its own.
    private static long interrupted(LogReader log) throws IOException {
        for (long position = 0; position < log.size(); position++) {
            if (log.read(position) instanceof Entry.RuleSet set && set.rule().isMomentary()) {
                return position;
            }
        }
        throw new AssertionError("no attachment is interrupted");
    }

    /// The same faults in the words of every version.
    private static void areTheFaults(LogReader log, String interruption) throws IOException {
        var lost = new ErrorInfo(90000, 500, "Continuity was lost on purpose.");
        var last = interruption.startsWith("I-") ? 3 : 4;
        assertEquals(
                List.of(
                        rule("F-1", "packed", new Slow(20), "Slow packed"),
                        rule("F-2", "tablet", new Cut(), "Cut tablet"),
                        new FaultRule(
                                new RuleId(interruption),
                                new FaultRule.Target.Client("phone"),
                                new Interruption(Interruption.How.DISCONTINUITY, "chat", lost),
                                "Break continuity of chat for phone"),
                        rule("F-" + last, "nobody", new Cut(), "Cut nobody")),
                rules(log));
        assertEquals(
                List.of(RuleId.of(1), RuleId.of(last)),
                new TimeMachine(log).at(log.size()).rules());
    }

    private static FaultRule rule(String id, String client, Fault fault, String label) {
        return new FaultRule(new RuleId(id), new FaultRule.Target.Client(client), fault, label);
    }

    @Test
    void versionZero() throws IOException {
        try (var log = open("v0.playhead.mcap")) {
            isVersionZero(log);
        }
    }

    @Test
    void versionZeroThatWasNotClosed() throws IOException {
        try (var log = open("v0-killed.playhead.mcap")) {
            isVersionZero(log);
        }
    }

    private static void isVersionOne(LogFile log, int keyframes) throws IOException {
        areTheFaults(log, "I-" + interrupted(log));
        isOfSocketsThatEnd(log, keyframes, "Unknown opcode 15");
    }

    private static void isOfSocketsThatEnd(LogFile log, int keyframes, String problem) throws IOException {
        assertEquals(List.of(), log.damage());
        assertFalse(log.isOfVersionZero());
        assertEquals(
                "{Closed=9, FrameIn=15, FrameOut=35, FrameUndelivered=9, Keyframe=" + keyframes
                        + ", LimitsSet=1, Opened=9, Reauthenticated=1, Rejected=2, RestIn=7, RestOut=7, RuleCleared=1,"
                        + " RuleSet=4, Started=1",
                counts(log).toString().split(", Stopping|, TimerFired")[0]);
        assertEquals(TEXTS, texts(log, "chat"));
        assertEquals(List.of(401, 400, 404), refusals(log));
        var broker = new TimeMachine(log).at(log.size());
        assertEquals(1, broker.apps().size());
        var ends = new ArrayList<CloseReason>();
        var rejected = new ArrayList<String>();
        for (long position = 0; position < log.size(); position++) {
            if (log.read(position) instanceof Entry.Closed closed) {
                ends.add(closed.reason());
            } else if (log.read(position) instanceof Entry.Rejected seen) {
                rejected.add(seen.stage() + " " + seen.status() + " " + seen.request() + " " + seen.origin());
            }
        }
        assertTrue(ends.contains(CloseReason.CUT), ends.toString());
        assertEquals(CloseReason.CLIENT_LEFT, ends.get(6));
        assertEquals(new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going to sleep"), ends.get(7));
        assertEquals(new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, 1002, problem), ends.get(8));
        assertEquals(
                List.of("HOST 403 GET /time https://evil.example", "UPGRADE 426 GET /?key=a.b:*** null"), rejected);
    }

    @Test
    void versionOne() throws IOException {
        try (var log = open("v1.playhead.mcap")) {
            isVersionOne(log, 2); // one to begin with, one at the end
        }
    }

    @Test
    void versionOneThatWasNotClosed() throws IOException {
        try (var log = open("v1-killed.playhead.mcap")) {
            isVersionOne(log, 1);
        }
    }

    @Test
    void versionTwo() throws IOException {
        try (var log = open("v2.playhead.mcap")) {
            areTheFaults(log, "F-3");
            isOfSocketsThatEnd(log, 2, RESERVED_BIT);
        }
    }

    @Test
    void versionTwoThatWasNotClosed() throws IOException {
        try (var log = open("v2-killed.playhead.mcap")) {
            areTheFaults(log, "F-3");
            isOfSocketsThatEnd(log, 1, RESERVED_BIT);
        }
    }

    /// What was dropped then is not there now.
    private static void isVersionThree(LogFile log, int keyframes) throws IOException {
        areTheFaults(log, "F-3");
        isOfSocketsThatEnd(log, keyframes, RESERVED_BIT);
        var started = (Entry.Started) log.read(0);
        assertEquals("8000", started.settings().get("keepBytes"));
        assertEquals("120000", started.settings().get("keepMs"));
        int first = sizeAt(log, log.keyframes().get(1L).getLast() + 1);
        int last = sizeAt(log, log.size());
        assertTrue(last > 0 && last < first && first < 20, first + " and at the end " + last);
    }

    private static int sizeAt(LogReader log, long position) throws IOException {
        return new TimeMachine(log)
                .at(position).channels().stream()
                        .filter(view -> view.name().equals("crowd"))
                        .mapToInt(view -> view.messages().size())
                        .sum();
    }

    @Test
    void versionThree() throws IOException {
        try (var log = open("v3.playhead.mcap")) {
            isVersionThree(log, 2);
        }
    }

    @Test
    void versionThreeThatWasNotClosed() throws IOException {
        try (var log = open("v3-killed.playhead.mcap")) {
            isVersionThree(log, 1);
        }
    }

    @Test
    void aPartOfVersionThree() throws IOException {
        try (var log = open("v3.1-part.playhead.mcap")) {
            assertEquals(List.of(), log.damage());
            assertEquals(27, counts(log).get("Earlier"));
            assertEquals(TEXTS, texts(log, "chat"));
            assertEquals(
                    List.of(RuleId.of(1), RuleId.of(4)),
                    new TimeMachine(log).at(log.size()).rules());
            assertEquals(
                    List.of("F-1"),
                    new TimeMachine(log)
                            .at(2).rules().stream().map(RuleId::value).toList());
            for (long position = 0; position < log.size(); position++) {
                assertEquals(position, log.readForShow(position).position());
            }
        }
    }

    /// Of three frames that waited at a breakpoint one went on as it was, one as another, and one not at all.
    private static void isVersionFour(LogFile log) throws IOException {
        assertEquals(List.of(), log.damage());
        assertEquals(TEXTS, texts(log, "chat"));
        assertEquals(
                List.of("Text[value=frame 0]", "Text[value=frame 1]", "Text[value=frame 2]"), texts(log, "broken"));
        var held = new ArrayList<String>();
        for (long position = 0; position < log.size(); position++) {
            switch (log.read(position)) {
                case Entry.FrameHeld(var at, var nanos, var cause, var hold, var payload) -> held.add("held");
                case Entry.HeldSettled settled ->
                    held.add(settled.held()
                            + (settled.dropped() ? " dropped" : "")
                            + (new String(settled.edited(), StandardCharsets.UTF_8).contains("another")
                                    ? " edited"
                                    : ""));
                case Entry.HeldEnded ended -> held.add("ended");
                default -> {}
            }
        }
        assertEquals(
                List.of("held", "held", "held", "F-5.1", "ended", "F-5.2 edited", "ended", "F-5.3 dropped", "ended"),
                held);
    }

    @Test
    void versionFour() throws IOException {
        try (var log = open("v4.playhead.mcap")) {
            isVersionFour(log);
        }
    }

    @Test
    void versionFourThatWasNotClosed() throws IOException {
        try (var log = open("v4-killed.playhead.mcap")) {
            isVersionFour(log);
        }
    }

    @Test
    void aPartOfVersionFour() throws IOException {
        try (var log = open("v4-part.playhead.mcap")) {
            isVersionFour(log);
        }
    }

    @Test
    void versionZeroServedAgainIsOfThisVersion() throws IOException {
        var served = folder.resolve("served.playhead.mcap");
        try (var log = open("v0.playhead.mcap");
                var writer = LogWriter.create(served)) {
            ReplaySource.of(log, Long.MAX_VALUE).begin(writer);
        }
        try (var log = LogFile.open(served)) {
            assertEquals(TEXTS, texts(log, "chat"));
            assertEquals(List.of(401, 400, 404), refusals(log));
            assertEquals(7, counts(log).get("RestOut"), "refused requests have got their answers");
            long before = 0;
            for (long position = 0; position < log.size(); position++) {
                var entry = log.read(position);
                assertTrue(entry.atNanos() >= before, "entry " + position);
                before = entry.atNanos();
                if (entry instanceof EffectEntry effect) {
                    assertInstanceOf(InputEntry.class, log.read(effect.cause()), "cause of " + position);
                }
                if (entry instanceof Entry.Written written) {
                    for (var receipt : written.receipts()) {
                        assertInstanceOf(Entry.FrameOut.class, log.read(receipt.frame()), "frame of " + position);
                    }
                }
            }
        }
    }
}
