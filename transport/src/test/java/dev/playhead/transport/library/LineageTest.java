package dev.playhead.transport.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.RecordingOrigin.Kind;
import dev.playhead.transport.log.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    @TempDir
    private Path folder;

    private void write(String name, int generation, @Nullable String predecessor) throws IOException {
        Recordings.write(
                folder.resolve(name + ".playhead.mcap"),
                generation * 1_000L,
                new RecordingOrigin(name, "broker", Kind.MAIN, predecessor, generation));
    }

    private String lineage(String of) throws IOException {
        var library = new RecordingLibrary(new DataDirectory(folder), null);
        List<LibraryItem> items = library.list().stream()
                .map(item -> library.read(item, Progress.UNSEEN))
                .toList();
        var item = items.stream()
                .filter(each -> each.fileTitle().equals(of))
                .findFirst()
                .orElseThrow();
        return Lineage.of(item, items).links().stream()
                .map(link -> switch (link) {
                    case Lineage.Link.Deleted() -> "deleted";
                    case Lineage.Link.Present(var each, var self, var continues) ->
                        (continues ? "+" : "") + each.fileTitle() + (self ? "!" : "");
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void aChainIsSaidFromItsOldest() throws IOException {
        write("a", 1, null);
        write("b", 2, "a");
        write("c", 3, "b");
        write("other", 1, null);
        assertEquals("a +b! +c", lineage("b"));
        assertEquals("a! +b +c", lineage("a"));
        assertEquals("other!", lineage("other"));
    }

    @Test
    void aDeletedLinkStays() throws IOException {
        write("a", 1, null);
        write("b", 2, "a");
        Files.delete(folder.resolve("a.playhead.mcap"));
        assertEquals("deleted +b!", lineage("b"));
    }

    @Test
    void aPredecessorOfTheFirstVersionIsNamedByItsFile() throws IOException {
        write("a", 1, null);
        write("b", 2, "a.playhead.mcap");
        assertEquals("a +b!", lineage("b"));
        assertEquals("a! +b", lineage("a"));
    }

    @Test
    void filesThatNameEachOtherEnd() throws IOException {
        write("a", 1, "b");
        write("b", 2, "a");
        assertEquals("+b +a! +b", lineage("a"));
    }
}
