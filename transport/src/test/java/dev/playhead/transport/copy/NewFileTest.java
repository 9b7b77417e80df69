package dev.playhead.transport.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder;

    @Test
    void itIsThereWithFoldersThatLeadToItAndNothingElse() throws IOException {
        var file = folder.resolve("a").resolve("b.txt");
        NewFile.make(file, apart -> {
            Files.writeString(apart.resolve("other"), "not wanted any more");
            return Files.writeString(apart.resolve("x"), "text");
        });
        assertEquals("text", Files.readString(file));
        assertEquals(List.of(file), in(folder.resolve("a")));
    }

    @Test
    void nothingIsLeftOfAFileThatCouldNotBeMade() throws IOException {
        var file = folder.resolve("b.txt");
        assertThrows(
                IOException.class,
                () -> NewFile.make(file, apart -> {
                    Files.writeString(apart.resolve("x"), "half");
                    throw new IOException("full");
                }));
        assertEquals(List.of(), in(folder));
    }

    @Test
    void aFileThatAppearsMeanwhileIsLeftAlone() throws IOException {
        var file = folder.resolve("b.txt");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> NewFile.make(file, apart -> {
                    Files.writeString(file, "another's");
                    return Files.writeString(apart.resolve("x"), "mine");
                }));
        assertEquals("another's", Files.readString(file));
        assertEquals(List.of(file), in(folder));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
