package dev.playhead.transport.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.library.LibraryItem.Place;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.log.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingLibraryTest {
    private static final long BEGAN = 1_796_000_000_000L;

    @TempDir
    private Path folder;

    private RecordingLibrary library() {
        return new RecordingLibrary(new DataDirectory(folder), null);
    }

    private LibraryItem only() throws IOException {
        var items = library().list();
        assertEquals(1, items.size());
        return items.getFirst();
    }

    private Path file(String name) {
        return folder.resolve(name + ".playhead.mcap");
    }

    @Test
    void anEmptyOrMissingDirectoryHasNoRecordings() throws IOException {
        assertEquals(List.of(), library().list());
        assertEquals(List.of(), new RecordingLibrary(new DataDirectory(folder.resolve("none")), null).list());
    }

    @Test
    void participantsAndChannelsAddUpToTheFrames() throws IOException {
        Recordings.golden(file("20261128-112000"));
        var content = library().read(only(), Progress.UNSEEN).content().orElseThrow();
        assertEquals(Depth.CHECKED, content.depth());
        assertTrue(content.frames() > 50, "frames: " + content.frames());
        assertEquals(
                content.frames(),
                content.participants().stream().mapToLong(who -> who.frames()).sum());
        assertEquals(
                content.frames(),
                content.channels().stream()
                        .mapToLong(channel -> channel.frames())
                        .sum());
        assertEquals(
                content.frames(),
                content.density().stream().mapToLong(Integer::longValue).sum());
        var first = content.participants().getFirst();
        assertEquals(
                first.frames(),
                first.activity().stream().mapToLong(Integer::longValue).sum());
        assertTrue(content.faults().stream().anyMatch(fault -> fault.loses() && fault.toNanos() >= fault.fromNanos()));
        assertFalse(content.findings().isEmpty());
        assertEquals(List.of(), content.damage());
    }

    @Test
    void countingFindsAsManyFramesAsUnderstanding() throws IOException {
        var file = Recordings.golden(file("20261128-112000"));
        var checked = ContentReader.read(file, Depth.CHECKED, Progress.UNSEEN);
        var counted = ContentReader.read(file, Depth.COUNTED, Progress.UNSEEN);
        assertEquals(checked.frames(), counted.frames());
        assertEquals(checked.beganNanos(), counted.beganNanos());
        assertEquals(checked.lengthNanos(), counted.lengthNanos());
        assertFalse(counted.isChecked());
    }

    @Test
    void whatWasReadIsKnownToTheNextListWithoutReadingTheRecording() throws IOException {
        var file = Recordings.golden(file("20261128-112000"));
        assertInstanceOf(Reading.Pending.class, only().reading());
        var read = library().read(only(), Progress.UNSEEN);
        // The same size and moment, and nothing of the content: whoever reads it would find nothing.
        var time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);
        assertEquals(read, only());
    }

    @Test
    void aRecordingThatHasChangedIsReadAnew() throws IOException {
        var file = Recordings.write(file("20261128-112000"), BEGAN);
        library().read(only(), Progress.UNSEEN);
        assertInstanceOf(Reading.Done.class, only().reading());
        Files.setLastModifiedTime(file, FileTime.fromMillis(BEGAN));
        assertInstanceOf(Reading.Pending.class, only().reading());
    }

    @Test
    void aDamagedOrForeignCacheIsMadeAnew() throws IOException {
        var file = Recordings.write(file("20261128-112000"), BEGAN);
        var cache = SideFile.CONTENT.of(file);
        var read = library().read(only(), Progress.UNSEEN);
        var whole = Files.readString(cache);
        for (var wrong : List.of(
                "",
                "[]",
                "nonsense",
                whole.substring(0, whole.length() / 2),
                whole.replace("\"frames\":3", "\"frames\":\"many\""),
                whole.replace("\"version\":1", "\"version\":2"),
                whole.replace(" rules\"", " other rules\""))) {
            Files.writeString(cache, wrong);
            assertInstanceOf(Reading.Pending.class, only().reading(), wrong);
        }
        assertEquals(read, library().read(only(), Progress.UNSEEN));
        assertEquals(whole, Files.readString(cache));
    }

    @Test
    void whatCannotBeReadSaysWhy() throws IOException {
        Files.writeString(file("20261128-112000"), "no recording");
        var item = library().read(only(), Progress.UNSEEN);
        var unreadable = assertInstanceOf(Reading.Unreadable.class, item.reading());
        assertTrue(unreadable.why().contains("is not a recording"), unreadable.why());
        assertTrue(item.isDamaged());
        assertEquals(item, only());
    }

    @Test
    void whatIsLostOfARecordingIsSaid() throws IOException {
        var file = Recordings.golden(file("20261128-112000"));
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 400));
        var item = library().read(only(), Progress.UNSEEN);
        assertTrue(item.isDamaged());
        assertTrue(item.content().orElseThrow().frames() > 50, "the rest is whole");
    }

    @Test
    void readingCanBeEnded() throws IOException {
        Recordings.golden(file("20261128-112000"));
        var item = only();
        assertThrows(CancellationException.class, () -> library().read(item, share -> false));
        assertInstanceOf(Reading.Pending.class, only().reading());
    }

    @Test
    void namesStandBesideTheRecordingWhichStaysAsItWasWritten() throws IOException {
        var file = Recordings.write(file("20261128-112000"), BEGAN);
        var bytes = Files.readAllBytes(file);
        assertEquals("20261128-112000", only().title());
        library()
                .label(
                        only(),
                        RecordingLabel.NONE
                                .named(" trip-planner ")
                                .noted("the one for the talk")
                                .pin());
        assertEquals("trip-planner", only().title());
        assertEquals("the one for the talk", only().label().note());
        assertTrue(only().label().pinned());
        assertEquals(bytes.length, Files.size(file));
        library().label(only(), RecordingLabel.NONE);
        assertFalse(Files.exists(SideFile.LABEL.of(file)), "nothing to say needs no file");
    }

    @Test
    void whatALaterVersionWroteBesideTheNameIsKept() throws IOException {
        var file = Recordings.write(file("20261128-112000"), BEGAN);
        Files.writeString(SideFile.LABEL.of(file), "{\"name\":\"old\",\"tags\":[\"a\",{\"b\":1}],\"colour\":null}");
        library().label(only(), only().label().named("new"));
        assertEquals(
                "{\"tags\":[\"a\",{\"b\":1}],\"colour\":null,\"name\":\"new\"}",
                Files.readString(SideFile.LABEL.of(file)));
    }

    @Test
    void theLiveOneIsNeverDeleted() throws IOException {
        var file = Recordings.write(file("20261128-112000"), BEGAN);
        var library = new RecordingLibrary(new DataDirectory(folder), file);
        var item = library.list().getFirst();
        assertTrue(item.live());
        assertThrows(IOException.class, () -> library.delete(item));
        assertThrows(IOException.class, () -> library.delete(only()), "whatever the list of before said");
        assertTrue(Files.exists(file));
    }

    @Test
    void deletingTakesWhatStandsBesideToo() throws IOException {
        Recordings.write(file("20261128-112000"), BEGAN);
        var other = Recordings.write(file("20261128-112001"), BEGAN + 1);
        var item = library().list().getLast();
        library().read(item, Progress.UNSEEN);
        library().label(item, RecordingLabel.NONE.named("x"));
        library().delete(item);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(other), left.toList());
        }
    }

    @Test
    void importedOnesAreCopiedUnderTheMomentTheyBegan() throws IOException {
        var original = Recordings.write(folder.resolve("elsewhere").resolve("resume.mcap"), BEGAN);
        var shares = new ArrayList<Double>();
        var item = library().importFile(original, shares::add);
        assertEquals(Place.IMPORTED, item.place());
        assertEquals("resume.mcap", item.label().importedFrom());
        assertEquals("20261130-005320", item.fileTitle());
        assertEquals(-1, Files.mismatch(original, item.file()));
        assertEquals(1.0, shares.getLast());
        assertEquals(
                "20261130-005320-2",
                library().importFile(original, Progress.UNSEEN).fileTitle());
        assertEquals(List.of(), new DataDirectory(folder).recordings(), "no broker goes on with it");
    }

    @Test
    void whatIsNoRecordingIsNotImported() throws IOException {
        var original = Files.writeString(folder.resolve("a.mcap"), "no recording");
        assertThrows(IOException.class, () -> library().importFile(original, Progress.UNSEEN));
        assertEquals(List.of(), library().list());
    }

    @Test
    void anImportThatIsEndedLeavesNothing() throws IOException {
        var original = Recordings.write(folder.resolve("elsewhere").resolve("resume.mcap"), BEGAN);
        assertThrows(CancellationException.class, () -> library().importFile(original, share -> false));
        try (var left = Files.list(folder.resolve("imported"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void theRuleIsKeptAndOneThatCannotBeReadDeletesNothing() throws IOException {
        assertEquals(RetentionRule.STANDARD, library().rule());
        var rule = new RetentionRule(7, 1_000, RetentionRule.Action.DELETE_OLDEST);
        library().rule(rule);
        assertEquals(rule, library().rule());
        for (var wrong : List.of("", "nonsense", "{\"mostDays\":7,\"mostBytes\":1,\"action\":\"DELETE_ALL\"}")) {
            Files.writeString(folder.resolve("retention.json"), wrong);
            assertEquals(RetentionRule.STANDARD, library().rule(), wrong);
        }
    }

    @Test
    void replaysAreListedToo() throws IOException {
        Recordings.write(folder.resolve("replays").resolve("20261128-112000.playhead.mcap"), BEGAN);
        assertEquals(Place.REPLAYED, only().place());
    }
}
