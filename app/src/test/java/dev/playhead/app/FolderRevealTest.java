package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderRevealTest {
    private static final Path FILE = Path.of("folder", "a.playhead.mcap");

    @Test
    void eachSystemHasItsProgram() {
        assertEquals(List.of("xdg-open", "folder"), FolderReveal.command("Linux", FILE));
        assertEquals(List.of("open", "-R", FILE.toString()), FolderReveal.command("Mac OS X", FILE));
        assertEquals(List.of("explorer.exe", "/select," + FILE), FolderReveal.command("Windows 11", FILE));
    }
}
