package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.SmallDisk;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.RecordingState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A start goes on with the recording that its own broker wrote last, whatever else is in the directory, whatever the
/// files are called, and whatever the clock says.
@Timeout(60)
class WhatAStartGoesOnWithTest {
    private static final String NEWEST = "29991231-235959";

    @TempDir
    private Path root;

    private final RestTexts rest = new RestTexts();

    @Test
    void aStartSaysWhatItGoesOnWithAndHasItsMessages() throws Exception {
        var first = session("data", "one");
        try (var broker = start("data")) {
            assertEquals(List.of("Goes on with the channels of " + first.getFileName() + "."), broker.notices());
            assertEquals(List.of("one"), rest.history(broker));
        }
    }

    @Test
    void aClockThatWasSetBackBetweenTwoRunsLosesNothing() throws Exception {
        session("data", "one");
        var second = session("data", "two");
        // As if the second had been recorded by a clock that was an hour behind.
        Files.move(second, second.resolveSibling("20000101-000000.playhead.mcap"));
        assertEquals(List.of("one", "two"), after("data"));
    }

    @Test
    void aFileThatWasRenamedIsStillTheNewest() throws Exception {
        session("data", "one");
        var second = session("data", "two");
        Files.move(second, second.resolveSibling("a-name-of-mine.playhead.mcap"));
        assertEquals(List.of("one", "two"), after("data"));
    }

    @Test
    void theRecordingOfAColleagueIsNobodysPast() throws Exception {
        var foreign = session("colleague", "theirs");
        session("data", "mine");
        for (var name : List.of("customer-bug", NEWEST)) {
            Files.copy(foreign, root.resolve("data").resolve(name + ".playhead.mcap"));
        }
        try (var broker = start("data")) {
            assertEquals(List.of("mine"), rest.history(broker));
            assertSays(broker, "customer-bug.playhead.mcap was recorded by another broker");
            assertSays(broker, NEWEST + ".playhead.mcap was recorded by another broker");
        }
    }

    @Test
    void aReplayIsNobodysPast() throws Exception {
        var first = session("data", "one");
        try (var log = LogFile.open(first)) {
            BrokerServer.replay(
                            ServerOptions.any(new DataDirectory(root.resolve("data"))),
                            ReplaySource.of(log, 0),
                            1,
                            () -> {})
                    .close();
        }
        try (var broker = start("data")) {
            assertEquals(List.of("one"), rest.history(broker));
            assertSays(broker, "is a replay");
        }
    }

    @Test
    void whatCannotBeUsedIsSkippedAndSaid() throws Exception {
        session("data", "one");
        var data = root.resolve("data");
        Files.createFile(data.resolve(NEWEST + "-2.playhead.mcap"));
        Files.createDirectory(data.resolve(NEWEST + "-3.playhead.mcap"));
        Files.writeString(data.resolve(NEWEST + "-4.playhead.mcap"), "no recording at all");
        Files.write(data.resolve(NEWEST + "-5.playhead.mcap"), new byte[] {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r'});
        boolean hasPipe = makePipe(data.resolve(NEWEST + "-6.playhead.mcap"));
        try (var broker = start("data")) {
            assertEquals(List.of("one"), rest.history(broker));
            assertSays(broker, NEWEST + "-2.playhead.mcap is left out: it is empty");
            assertSays(broker, NEWEST + "-3.playhead.mcap is left out: it is no file");
            assertSays(broker, NEWEST + "-4.playhead.mcap is left out: it is no recording");
            assertSays(broker, NEWEST + "-5.playhead.mcap is left out: it is no recording");
            assertTrue(!hasPipe || String.join(" ", broker.notices()).contains(NEWEST + "-6.playhead.mcap"));
        }
    }

    private static boolean makePipe(Path path) throws Exception {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Test
    void whenTheNewestIsDestroyedTheOneBeforeItGoesOn() throws Exception {
        session("data", "one");
        var second = session("data", "two");
        Files.write(second, Files.readAllBytes(second), StandardOpenOption.TRUNCATE_EXISTING);
        try (var file = FileChannel.open(second, StandardOpenOption.WRITE)) {
            file.truncate(400); // the head is whole, its entries are not
        }
        try (var broker = start("data")) {
            assertEquals(List.of("one"), rest.history(broker));
            assertSays(broker, second.getFileName() + " could not be continued");
        }
        assertEquals(List.of("one"), after("data"), "and the next start goes on with that, not with the destroyed one");
    }

    @Test
    void recordingsOfTheFirstVersionAreGoneOnWithButNotThoseWithANameOfTheirOwn() throws Exception {
        var old = withoutOrigin(session("old", "old"), "20260101-000000-2");
        withoutOrigin(session("older", "older"), "20260101-000000");
        withoutOrigin(session("foreign", "theirs"), "customer-bug");
        try (var broker = start("data")) {
            assertEquals(List.of("old"), rest.history(broker));
            assertSays(broker, "Goes on with the channels of " + old.getFileName());
            assertSays(broker, "customer-bug.playhead.mcap does not say which broker recorded it");
            rest.publish(broker, "new");
        }
        assertEquals(List.of("old", "new"), after("data"));
    }

    @Test
    void aFreshStartIsThePastOfTheNext() throws Exception {
        session("data", "one");
        var options =
                new ServerOptions("localhost", 0, false, new DataDirectory(root.resolve("data")), null, false, true);
        try (var broker = BrokerServer.start(options)) {
            assertEquals(List.of(), rest.history(broker));
            rest.publish(broker, "fresh");
        }
        assertEquals(List.of("fresh"), after("data"));
    }

    @Test
    void aStartThatFailsLeavesThePastAsItWas() throws Exception {
        session("data", "one");
        var data = new DataDirectory(root.resolve("data"));
        var files = names();
        for (int room : new int[] {0, 10, 200, 600}) {
            assertThrows(
                    IOException.class,
                    () -> BrokerServer.start(ServerOptions.any(data), new Clock(), new SmallDisk(room)));
            assertEquals(files, names(), "room for " + room);
        }
        assertEquals(List.of("one"), after("data"));
    }

    @Test
    void whatAKilledStartLeftBehindIsRemoved() throws Exception {
        var first = session("data", "one");
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var beginning = first.resolveSibling(NEWEST + ".playhead.mcap." + dead.pid() + "-1.starting");
        Files.writeString(beginning, "half a head");
        var closing = Files.writeString(first.resolveSibling(first.getFileName() + ".closing"), "half a copy");
        assertEquals(List.of("one"), after("data"));
        assertFalse(Files.exists(beginning));
        assertFalse(Files.exists(closing));
    }

    @Test
    void anIdThatWasDamagedDoesNotMakeStrangersOfOurRecordings() throws Exception {
        session("data", "one");
        Files.write(root.resolve("data").resolve("broker-id"), new byte[0]);
        assertEquals(List.of("one"), after("data"));
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsSaid() throws Exception {
        var data = Files.createDirectory(root.resolve("locked"));
        RecordingFiles denied = file -> {
            throw new AccessDeniedException(file.toString());
        };
        var problem = assertThrows(
                IOException.class,
                () -> BrokerServer.start(ServerOptions.any(new DataDirectory(data)), new Clock(), denied));
        assertEquals(
                "Nothing can be recorded. " + data + " may not be written: give yourself the right to."
                        + " Or name another data directory.",
                problem.getMessage());
        if (Files.getFileStore(data).supportsFileAttributeView("posix") && !isRoot()) {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
            assertThrows(IOException.class, () -> start("locked"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Test
    void twoBrokersOfOneDirectoryShareNeitherSerialsNorFuture() throws Exception {
        session("data", "one");
        try (var first = start("data");
                var second = start("data")) {
            assertSays(
                    second,
                    "Another Playhead (process " + ProcessHandle.current().pid() + " at localhost:" + first.port()
                            + ") records in " + root.resolve("data"));
            assertEquals(List.of("one"), rest.history(first));
            assertEquals(List.of(), rest.history(second));
            rest.publish(second, "aside");
            rest.publish(first, "two");
            assertFalse(
                    rest.serial(first).split("@")[1].equals(rest.serial(second).split("@")[1]), "the same series");
        }
        assertEquals(List.of("one", "two"), after("data"), "and the second's are nobody's past");
    }

    @Test
    void theDirectoryIsFreeAgainWhenItsProcessWasKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledUnderLoadTest.class.getName(),
                        root.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var port = process.inputReader().readLine();
            try (var aside = start("data")) {
                assertSays(aside, "Another Playhead (process " + process.pid() + " at localhost:" + port + ")");
            }
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (var broker = start("data")) {
            assertSays(broker, "Goes on with the channels of");
        }
    }

    @Test
    void aRecordingThatIsRemovedOrReplacedWhileItIsWrittenGoesOnWhole() throws Exception {
        try (var broker = start("data")) {
            rest.publish(broker, "one");
            var removed = broker.recording();
            Files.delete(removed);
            awaitMove(broker, removed);
            rest.publish(broker, "two");
            var replaced = broker.recording();
            Files.delete(replaced);
            Files.writeString(replaced, "something of mine");
            awaitMove(broker, replaced);
            rest.publish(broker, "three");
            assertEquals(List.of("one", "two", "three"), rest.history(broker));
            assertTrue(
                    broker.recordingState().toString().contains(replaced.getFileName() + " was removed or replaced"));
            assertTrue(broker.log().read(0) instanceof Entry.Started, "and is read on from where it is now");
            assertEquals("something of mine", Files.readString(replaced));
            Files.delete(replaced);
        }
        assertEquals(List.of("one", "two", "three"), after("data"));
    }

    @Test
    void aRecordingThatIsCutOffIsNotFilledWithNothing() throws Exception {
        session("data", "one");
        var broker = start("data");
        try (var file = FileChannel.open(broker.recording(), StandardOpenOption.WRITE)) {
            file.truncate(20);
        }
        Awaitility.await().until(() -> broker.recordingState() instanceof RecordingState.Failing);
        assertEquals(503, rest.get(broker, "/time").statusCode());
        assertTrue(rest.get(broker, "/time").body().contains("Another program has cut "));
        assertThrows(IOException.class, broker::close);
        assertEquals(List.of("one"), after("data"));
    }

    @Test
    void aRecordingThatIsRemovedJustBeforeTheEndIsThere() throws Exception {
        try (var broker = start("data")) {
            rest.publish(broker, "one");
            Files.delete(broker.recording());
        }
        assertEquals(List.of("one"), after("data"));
    }

    private static void awaitMove(BrokerServer broker, Path from) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !broker.recording().equals(from));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(root.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private BrokerServer start(String directory) throws IOException {
        return BrokerServer.start(ServerOptions.any(new DataDirectory(root.resolve(directory))));
    }

    private Path session(String directory, String text) throws Exception {
        try (var broker = start(directory)) {
            rest.publish(broker, text);
            return broker.recording();
        }
    }

    private List<String> after(String directory) throws Exception {
        try (var broker = start(directory)) {
            return rest.history(broker);
        }
    }

    // As the first version wrote it: without a word about where it comes from.
    private Path withoutOrigin(Path recording, String name) throws IOException {
        var file = root.resolve("data").resolve(name + ".playhead.mcap");
        try (var log = LogFile.open(recording);
                var copy = LogWriter.create(file)) {
            for (long position = 0; position < log.size(); position++) {
                copy.append(log.read(position));
            }
        }
        return file;
    }

    private static void assertSays(BrokerServer broker, String words) {
        assertTrue(String.join("\n", broker.notices()).contains(words), () -> String.join("\n", broker.notices()));
    }
}
