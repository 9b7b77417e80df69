package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.sample.SampleConversation;
import dev.playhead.app.terminal.Console;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.mask.TextMask;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead cut` writes of the sample conversation, and how it ends.
class CutCommandTest {
    @TempDir
    static Path shared;

    static Path recording;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void recordTheSample() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(shared)))) {
            try (var sample = SampleConversation.start(broker, 20)) {
                assertTrue(sample.await());
            }
            recording = broker.recording();
        }
    }

    private int run(Object command, String... args) {
        var before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            return Console.run(command, args);
        } finally {
            System.setOut(before);
        }
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.9f", nanos / 1e9);
    }

    @Test
    void aPartOfTheSampleShowsAtItsFirstMomentWhatTheWholeShowsThen() throws Exception {
        var before = Files.readAllBytes(recording);
        try (var whole = LogSession.open(recording)) {
            whole.awaitCaughtUp();
            var timeline = whole.timeline();
            for (int tenth = 1; tenth < 10; tenth++) {
                long after = (timeline.endNanos() - timeline.startNanos()) / 10 * tenth;
                var out = folder.resolve("part" + tenth + ".playhead.mcap");
                assertEquals(
                        0,
                        run(new CutCommand(), recording.toString(), "--out", out.toString(), "--from", seconds(after)));
                assertTrue(said().contains("It runs again to the same end."), said());
                assertEquals(0, run(new VerifyCommand(), out.toString()));
                try (var part = LogSession.open(out)) {
                    part.awaitCaughtUp();
                    isTheSame(whole, part, timeline.startNanos() + after - 1);
                    isTheSame(whole, part, timeline.endNanos());
                    assertEquals(names(timeline), names(part.timeline()));
                }
            }
        }
        assertArrayEquals(before, Files.readAllBytes(recording));
    }

    private static List<String> names(Timeline timeline) {
        return timeline.participants().stream()
                .filter(Participant::isDevice)
                .map(Participant::name)
                .toList();
    }

    private static void isTheSame(LogSession whole, LogSession part, long nanos) throws Exception {
        for (var track : whole.timeline().channels()) {
            var channel = new ChannelId(track.id().app(), track.id().name());
            assertEquals(
                    whole.channel(channel, nanos).conversation().items(),
                    part.channel(channel, nanos).conversation().items());
        }
        assertEquals(whole.at(nanos).members(), part.at(nanos).members());
    }

    @Test
    void whatCannotBeCutIsSaidAndNothingIsWritten() throws Exception {
        var out = folder.resolve("x.playhead.mcap");
        assertEquals(2, run(new CutCommand(), recording.toString(), "--out", out.toString(), "--from", "soon"));
        assertEquals(
                2, run(new CutCommand(), recording.toString(), "--out", out.toString(), "--from", "2", "--to", "1"));
        assertEquals(2, run(new CutCommand(), recording.toString()));
        assertEquals(2, run(new CutCommand(), folder.resolve("none").toString(), "--out", out.toString()));
        assertFalse(Files.exists(out));
        Files.writeString(out, "mine");
        assertEquals(2, run(new CutCommand(), recording.toString(), "--out", out.toString()));
        assertEquals("mine", Files.readString(out));
    }

    @Test
    void aPartSaysInInfoWhatItIsAPartOf() throws Exception {
        var out = folder.resolve("part.playhead.mcap");
        assertEquals(0, run(new CutCommand(), recording.toString(), "--out", out.toString(), "--channel", "ai:*"));
        assertEquals(0, run(new InfoCommand(), out.toString()));
        var name = recording.getFileName().toString();
        assertTrue(said().contains("A part of " + name + ", from 00:00.000 to 00:0"), said());
        assertTrue(said().contains(", of channels ai:*."), said());
    }

    @Test
    void aMaskedPartShowsTheSameRunsAndNothingThatWasSaid() throws Exception {
        var plain = folder.resolve("plain.playhead.mcap");
        var masked = folder.resolve("masked.playhead.mcap");
        assertEquals(0, run(new CutCommand(), recording.toString(), "--out", plain.toString()));
        assertEquals(0, run(new CutCommand(), recording.toString(), "--out", masked.toString(), "--mask"));
        assertTrue(said().contains("It runs again to the same end."), said());
        try (var before = LogSession.open(plain);
                var after = LogSession.open(masked)) {
            before.awaitCaughtUp();
            after.awaitCaughtUp();
            var runs = before.timeline().runs();
            assertTrue(!runs.isEmpty());
            for (int i = 0; i < runs.size(); i++) {
                var shown = after.timeline().runs().get(i);
                assertEquals(runs.get(i).startedNanos(), shown.startedNanos());
                assertEquals(runs.get(i).endedNanos(), shown.endedNanos());
                assertEquals(TextMask.of(runs.get(i).question()), shown.question());
            }
            assertEquals(before.findings(), after.findings());
        }
    }
}
