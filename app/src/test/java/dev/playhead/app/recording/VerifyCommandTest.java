package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.cut.RecordingRepair;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead verify` prints and how it ends.
class VerifyCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Path recording() throws Exception {
        var options = ServerOptions.any(new DataDirectory(folder.resolve("data")));
        try (var broker = BrokerServer.start(options);
                var client = HttpClient.newHttpClient()) {
            var target = URI.create("http://localhost:" + broker.port() + "/channels/room/messages?key=a.b:c");
            var request = HttpRequest.newBuilder(target).header("Content-Type", "application/json");
            client.send(
                    request.POST(BodyPublishers.ofString("{\"data\":\"hello\"}"))
                            .build(),
                    BodyHandlers.discarding());
            return broker.recording();
        }
    }

    /// The same recording of a broker that answered otherwise.
    private Path otherwise(Path recording) throws Exception {
        var file = folder.resolve("otherwise.playhead.mcap");
        try (var log = LogFile.open(recording);
                var writer = LogWriter.create(file)) {
            for (long position = 0; position < log.size(); position++) {
                var entry = log.read(position);
                if (entry instanceof Entry.RestOut answer) {
                    entry = new Entry.RestOut(
                            answer.position(),
                            answer.atNanos(),
                            answer.cause(),
                            answer.request(),
                            500,
                            answer.format(),
                            answer.body());
                }
                writer.append(entry);
            }
        }
        return file;
    }

    private int run(String... args) {
        var before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            return Console.run(new VerifyCommand(), args);
        } finally {
            System.setOut(before);
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatABrokerRecordedRunsAgainTheSame() throws Exception {
        assertEquals(0, run(recording().toString()));
        assertTrue(printed().contains(" runs again to the same end: "), printed());
    }

    @Test
    void aDifferenceIsNamedWithBothSides() throws Exception {
        assertEquals(1, run(otherwise(recording()).toString()));
        assertTrue(printed().contains(" differs at entry "), printed());
        assertTrue(printed().contains("Recorded: ") && printed().contains("Now:      "), printed());
    }

    @Test
    void whatWasCutOffIsRepairedIntoACopyOfWhatIsWhole() throws Exception {
        var whole = recording();
        var torn = folder.resolve("torn.playhead.mcap");
        try (var log = LogFile.open(whole);
                var writer = LogWriter.create(folder.resolve("killed.playhead.mcap"))) {
            for (long position = 0; position < log.size(); position++) {
                writer.append(log.read(position));
            }
            writer.flush();
            var bytes = Files.readAllBytes(writer.reader().file());
            Files.write(torn, Arrays.copyOf(bytes, bytes.length - 7));
        }
        var before = Files.readAllBytes(torn);
        var copy = folder.resolve("copy.playhead.mcap");
        assertEquals(1, run(torn.toString(), "--repair", copy.toString()));
        assertTrue(printed().contains("copy.playhead.mcap has what is whole of it: "), printed());
        assertArrayEquals(before, Files.readAllBytes(torn));
        try (var log = LogFile.open(torn);
                var repaired = LogFile.open(copy)) {
            assertEquals(List.of(), repaired.damage());
            assertEquals(List.of(), repaired.notes());
            assertEquals(log.size(), repaired.size());
            for (long position = 0; position < log.size(); position++) {
                assertArrayEquals(log.message(position), repaired.message(position));
            }
        }
        assertEquals(2, run(torn.toString(), "--repair", copy.toString()), "no file is overwritten");
    }

    @Test
    void aDamagedChunkIsEmptyInTheCopyAndTheRestIsWhereItWas() throws Exception {
        var whole = recording();
        var bytes = Files.readAllBytes(whole);
        bytes[bytes.length / 3] ^= 0x55; // within the one chunk
        var damaged = Files.write(folder.resolve("damaged.playhead.mcap"), bytes);
        var copy = folder.resolve("copy.playhead.mcap");
        try (var log = LogFile.open(damaged)) {
            assertEquals(1, log.damage().size(), log.damage()::toString);
            long lost = RecordingRepair.write(log, copy);
            assertTrue(lost > 0);
            try (var repaired = LogFile.open(copy)) {
                assertEquals(List.of(), repaired.damage());
                assertEquals(log.size(), repaired.size());
            }
        }
    }

    @Test
    void whatIsWholeNeedsNoCopy() throws Exception {
        var copy = folder.resolve("copy.playhead.mcap");
        assertEquals(0, run(recording().toString(), "--repair", copy.toString()));
        assertTrue(printed().contains(" is whole and closed, so no copy of it was written."), printed());
        assertFalse(Files.exists(copy));
    }

    @Test
    void whatCannotBeReadIsExitCodeTwo() {
        assertEquals(2, run(folder.resolve("none.mcap").toString()));
        assertEquals(2, run(folder.toString()));
    }
}
