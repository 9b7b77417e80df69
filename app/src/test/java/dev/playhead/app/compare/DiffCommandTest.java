package dev.playhead.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.sample.SampleConversation;
import dev.playhead.app.terminal.Console;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead diff` says of recordings of the sample conversation, and how it ends.
class DiffCommandTest {
    @TempDir
    static Path folder;

    static Path recording;
    static Path again;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void recordTheSampleTwice() throws Exception {
        recording = sample("first");
        again = sample("second");
    }

    private static Path sample(String name) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder.resolve(name))))) {
            try (var sample = SampleConversation.start(broker, 20)) {
                assertTrue(sample.await());
            }
            return broker.recording();
        }
    }

    private int run(Object... args) {
        var before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var words = new String[args.length];
            for (int i = 0; i < args.length; i++) {
                words[i] = args[i].toString();
            }
            return Console.run(new DiffCommand(), words);
        } finally {
            System.setOut(before);
        }
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRecordingIsLikeItself() {
        assertEquals(0, run(recording, recording));
        assertTrue(said().contains("Alike: "), said());
    }

    @Test
    void theSameConversationOnAnotherDayHasTheSameMessages() {
        run(recording, again, "--json");
        // Where the user stops the answer depends on the moment; that it is there does not.
        assertTrue(said().contains("\"lost\":0,\"added\":0,"), said());
    }

    @Test
    void aPartLacksWhatCameAfterIt() throws Exception {
        var part = folder.resolve("part.playhead.mcap");
        try (var log = LogFile.open(recording)) {
            long middle = (log.read(0).atNanos() + log.read(log.size() - 1).atNanos()) / 2;
            RecordingCut.write(log, CutRange.of(0, middle), "The first half.", part);
        }
        assertEquals(1, run(recording, part));
        assertTrue(said().contains("lost     ai:trip-42, planner"), said());
        assertTrue(said().contains(" alike, ") && said().contains(", 0 added, "), said());
        printed.reset();
        assertEquals(1, run(part, recording, "--json"));
        assertTrue(said().contains("{\"type\":\"difference\",\"how\":[\"added\"],\"channel\":\"ai:trip-42\""), said());
    }

    @Test
    void aPartHasWhatWasSaidBeforeIt() throws Exception {
        var part = folder.resolve("later.playhead.mcap");
        try (var log = LogFile.open(recording)) {
            long middle = (log.read(0).atNanos() + log.read(log.size() - 1).atNanos()) / 2;
            RecordingCut.write(log, CutRange.of(middle, Long.MAX_VALUE), "The second half.", part);
        }
        assertEquals(0, run(recording, part), this::said);
    }

    @Test
    void devicesAreComparedWithEachOtherAndWithTheServer() {
        assertEquals(0, run(recording, "--device", "Laptop", "--device", "ann-laptop"));
        assertEquals(0, run(recording, "--device", "laptop", "--device", "ann-tablet"));
        printed.reset();
        run(recording, "--device", "phone");
        assertTrue(said().startsWith("A is the server, B is phone."), said());
        assertTrue(said().contains(", 0 added, ") || said().contains("Alike: "), said());
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        assertEquals(2, run(recording));
        assertEquals(2, run(recording, again, "--device", "phone"));
        assertEquals(2, run(recording, "--device", "fridge"));
        assertEquals(2, run(recording, folder.resolve("none.mcap")));
        assertEquals(2, run(recording, folder));
    }
}
