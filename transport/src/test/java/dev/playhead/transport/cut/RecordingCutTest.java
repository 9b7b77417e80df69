package dev.playhead.transport.cut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.codec.image.ImageCodec;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.TimeMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of the golden recordings, which nearly everything happens in, beside the whole.
class RecordingCutTest {
    private static final int MOMENTS = 12;

    @TempDir
    private Path folder;

    private int cuts;

    private static Path golden(String name) throws Exception {
        return Path.of(Objects.requireNonNull(RecordingCutTest.class.getResource("/golden/" + name + ".playhead.mcap"))
                .toURI());
    }

    private Path cut(LogReader recording, CutRange range) throws IOException {
        var file = folder.resolve("part-" + cuts++ + ".playhead.mcap");
        RecordingCut.write(recording, range, "A part.", file);
        return file;
    }

    /// Moments at which something happened, over the whole length.
    private static List<Long> moments(LogReader recording) throws IOException {
        var all = new TreeSet<Long>();
        for (long position = 1; position < recording.size(); position++) {
            all.add(recording.read(position).atNanos());
        }
        var some = new ArrayList<Long>();
        int number = 0;
        for (long moment : all) {
            if (number++ * MOMENTS / all.size() > some.size() - 1) {
                some.add(moment);
            }
        }
        return some;
    }

    private static byte[] state(LogReader log, long position) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageCodec.write(new TimeMachine(log).at(position), (json, page, last) -> bytes.write(json));
        return bytes.toByteArray();
    }

    private static long firstInput(LogReader log) throws IOException {
        long position = 0;
        while (!(log.read(position) instanceof Entry.Note)) {
            position++;
        }
        return position + 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v0-killed", "v1", "v1-killed", "v2", "v2-killed", "v3", "v3-killed"})
    void aPartBeginsWithTheStateOfItsMomentAndRunsToTheSameEnd(String name) throws Exception {
        try (var whole = LogFile.open(golden(name))) {
            boolean runsAgain = DeterminismCheck.verify(whole).isEmpty();
            for (long moment : moments(whole)) {
                try (var part = LogFile.open(cut(whole, CutRange.of(moment, Long.MAX_VALUE)))) {
                    assertEquals(List.of(), part.damage());
                    var machine = new TimeMachine(whole);
                    long from = machine.positionAfter(moment - 1);
                    assertArrayEquals(state(whole, from), state(part, firstInput(part)), () -> name + " at " + moment);
                    if (name.startsWith("v3")) { // keyframes at the end of older ones say less
                        assertArrayEquals(state(whole, whole.size()), state(part, part.size()), () -> name + " end");
                    }
                    if (runsAgain) {
                        assertEquals(Optional.empty(), DeterminismCheck.verify(part), () -> name + " at " + moment);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v3", "v3-killed"})
    void whatIsChosenIsThereBitForBitAtItsTime(String name) throws Exception {
        try (var whole = LogFile.open(golden(name))) {
            for (long moment : moments(whole)) {
                var file = folder.resolve("part-" + cuts++ + ".playhead.mcap");
                var moved = RecordingCut.write(whole, CutRange.of(moment, Long.MAX_VALUE), "A part.", file);
                try (var part = LogFile.open(file)) {
                    int kept = 0;
                    for (long position = new TimeMachine(whole).positionAfter(moment - 1);
                            position < whole.size();
                            position++) {
                        if (whole.read(position) instanceof InputEntry input) {
                            var there = assertInstanceOf(InputEntry.class, part.read(moved.of(position)));
                            assertEquals(texts(input), texts(there.at(position, there.atNanos())));
                            kept++;
                        }
                    }
                    assertTrue(kept > 0);
                }
            }
        }
    }

    private static String texts(InputEntry entry) {
        var bytes = switch (entry) {
            case Entry.FrameIn e -> new String(e.payload(), StandardCharsets.ISO_8859_1);
            case Entry.RestIn e -> new String(e.body(), StandardCharsets.ISO_8859_1);
            default -> "";
        };
        return entry.toString().replaceAll("\\[B@[0-9a-f]+", "") + bytes;
    }

    private static Timeline timeline(Path file) throws Exception {
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            return session.timeline();
        }
    }

    private static Map<String, String> connections(Timeline timeline, long nanos) {
        var known = new HashMap<String, String>();
        for (var track : timeline.connections().tracks()) {
            if (track.stateAt(nanos) == ConnectionTrack.State.CONNECTED) {
                var who = timeline.participants().get(track.participant());
                known.put(
                        track.id().value(),
                        who.clientId() + " " + who.sdk() + " "
                                + track.attachmentsAt(nanos).stream()
                                        .filter(each -> each.isAnsweredAt(nanos))
                                        .map(each -> each.channel() + each.granted())
                                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return known;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v1", "v2", "v3", "v3-killed"})
    void whoIsThereAndWhichFaultsAreOnIsKnownFromTheFirstMoment(String name) throws Exception {
        var original = timeline(golden(name));
        int someone = 0;
        try (var whole = LogFile.open(golden(name))) {
            for (long moment : moments(whole)) {
                var part = timeline(cut(whole, CutRange.of(moment, Long.MAX_VALUE)));
                assertEquals(
                        connections(original, moment - 1), connections(part, moment - 1), () -> name + " at " + moment);
                assertEquals(members(original, moment - 1), members(part, moment - 1), () -> name + " at " + moment);
                assertEquals(
                        original.faults().stream()
                                .filter(fault -> fault.span().contains(moment - 1))
                                .map(fault -> fault.rule().label())
                                .toList(),
                        part.faults().stream()
                                .filter(fault -> fault.span().contains(moment - 1))
                                .map(fault -> fault.rule().label())
                                .toList());
                someone += connections(part, moment - 1).size();
            }
        }
        assertTrue(someone > 0);
    }

    private static List<String> members(Timeline timeline, long nanos) {
        return timeline.members().stream()
                .filter(member -> member.listed().contains(nanos))
                .map(member -> member.channel().name() + " " + member.clientId() + " " + member.dataAt(nanos))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v3", "v3-killed"})
    void aPartRaisesNoFalseAlarm(String name) throws Exception {
        try (var whole = LogFile.open(golden(name))) {
            var known = CheckReport.of(whole).findings().stream()
                    .map(finding -> finding.rule() + finding.atNanos())
                    .toList();
            for (long moment : moments(whole)) {
                try (var part = LogFile.open(cut(whole, CutRange.of(moment, Long.MAX_VALUE)))) {
                    for (var finding : CheckReport.of(part).findings()) {
                        assertTrue(
                                known.contains(finding.rule() + finding.atNanos()),
                                () -> name + " at " + moment + ": " + finding);
                    }
                }
            }
        }
    }

    @Test
    void aPartOfAPartIsThatPart() throws Exception {
        try (var whole = LogFile.open(golden("v3"))) {
            var moments = moments(whole);
            long moment = moments.get(moments.size() / 2);
            try (var first = LogFile.open(cut(whole, CutRange.of(moments.get(2), Long.MAX_VALUE)));
                    var second = LogFile.open(cut(first, CutRange.of(moment, Long.MAX_VALUE)));
                    var direct = LogFile.open(cut(whole, CutRange.of(moment, Long.MAX_VALUE)))) {
                assertArrayEquals(state(direct, firstInput(direct)), state(second, firstInput(second)));
                assertArrayEquals(state(direct, direct.size()), state(second, second.size()));
                assertEquals(Optional.empty(), DeterminismCheck.verify(second));
                assertEquals(direct.size() - firstInput(direct), second.size() - firstInput(second));
            }
        }
    }

    @Test
    void aPartOfWhatIsStillBeingWrittenIsWhole() throws Exception {
        try (var whole = LogFile.open(golden("v3"));
                var live = LogWriter.create(folder.resolve("live.playhead.mcap"))) {
            for (long position = 0; position < whole.size(); position++) {
                live.append(whole.read(position));
            }
            live.flush();
            var moments = moments(whole);
            long moment = moments.get(moments.size() / 2);
            try (var part = LogFile.open(cut(live.reader(), CutRange.of(moment, Long.MAX_VALUE)));
                    var same = LogFile.open(cut(whole, CutRange.of(moment, Long.MAX_VALUE)))) {
                assertEquals(same.size(), part.size());
                assertArrayEquals(state(same, same.size()), state(part, part.size()));
            }
        }
    }

    @Test
    void aPartIsServedAgainLikeTheWhole() throws Exception {
        try (var whole = LogFile.open(golden("v3"))) {
            var moments = moments(whole);
            long moment = moments.get(moments.size() / 2);
            try (var part = LogFile.open(cut(whole, CutRange.of(moment, Long.MAX_VALUE)))) {
                var again = folder.resolve("served.playhead.mcap");
                try (var log = LogWriter.create(again)) {
                    var source = ReplaySource.of(part, part.read(0).atNanos());
                    assertTrue(source.first() >= firstInput(part) - 1, "nothing of before happens again");
                    ReplaySource.of(part, Long.MAX_VALUE).begin(log);
                }
                try (var served = LogFile.open(again)) {
                    assertEquals(Optional.empty(), DeterminismCheck.verify(served));
                    assertEquals(
                            connections(timeline(part.file()), moment - 1), connections(timeline(again), moment - 1));
                }
            }
        }
    }

    @Test
    void channelsThatAreNotChosenAreNowhereInIt() throws Exception {
        try (var whole = LogFile.open(golden("v3"))) {
            var moments = moments(whole);
            var range = CutRange.of(moments.get(3), Long.MAX_VALUE).ofChannels("crowd"::equals);
            try (var part = LogFile.open(cut(whole, range))) {
                for (long position = 0; position < part.size(); position++) {
                    var said = new String(part.message(position), StandardCharsets.UTF_8);
                    assertFalse(said.contains("Once upon"), said);
                    assertFalse(said.contains("\"channel\":\"chat\""), said);
                }
                var channels = new TimeMachine(part).at(part.size()).channels();
                assertEquals(
                        List.of("crowd"),
                        channels.stream().map(view -> view.name()).toList());
                assertFalse(channels.getFirst().messages().isEmpty());
            }
        }
    }

    @Test
    void nothingIsOverwrittenAndNothingIsLeftOfWhatFails() throws Exception {
        var file = Files.writeString(folder.resolve("taken.mcap"), "mine");
        try (var whole = LogFile.open(golden("v3"))) {
            long start = whole.read(0).atNanos();
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> RecordingCut.write(whole, CutRange.of(start, Long.MAX_VALUE), "A part.", file));
            assertThrows(
                    IOException.class,
                    () -> RecordingCut.write(
                            whole, CutRange.of(0, start - 1), "A part.", folder.resolve("nothing.mcap")));
        }
        assertEquals("mine", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void anEarlierEntryIsShownAndNotRunAgain() throws Exception {
        try (var whole = LogFile.open(golden("v3"))) {
            var moments = moments(whole);
            var file = cut(whole, CutRange.of(moments.get(moments.size() / 2), Long.MAX_VALUE));
            try (var part = LogFile.open(file)) {
                var earlier = new ArrayList<Entry.Earlier>();
                for (long position = 0; position < part.size(); position++) {
                    if (part.read(position) instanceof Entry.Earlier entry) {
                        earlier.add(entry);
                        assertEquals(position, part.readForShow(position).position());
                        assertTrue(entry.entry().atNanos() <= entry.atNanos());
                    }
                }
                assertFalse(earlier.isEmpty());
            }
            var names = timeline(file).participants().stream()
                    .map(Participant::clientId)
                    .toList();
            assertTrue(names.contains("phone"), names::toString);
            assertNotEquals(0, timeline(file).frames().count());
        }
    }
}
