package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void helpAndVersionAreFine() {
        assertEquals(0, Main.run("--version"));
        assertEquals(0, Main.run("serve", "--help"));
    }

    @Test
    void whatCannotRunSaysSoWithTwo() throws Exception {
        assertEquals(2, Main.run("--no-such-option"));
        assertEquals(2, Main.run("info", folder.resolve("missing.mcap").toString()));
        assertEquals(
                2,
                Main.run(
                        "info",
                        Files.writeString(folder.resolve("text.mcap"), "not a recording")
                                .toString()));
        assertEquals(2, Main.run("serve", "--strict"));
        assertEquals(2, Main.run("serve", "--host", "192.0.2.1"));
        assertEquals(2, Main.run("serve", "--fault", "bend client=phone"));
        assertEquals(2, Main.run("replay", "any.mcap", "--from", "start", "--fault", "slow"));
    }

    @Test
    void anOptionBeforeTheVerbIsNotForgotten() {
        assertEquals(
                2,
                Main.run(
                        "--data",
                        folder.toString(),
                        "info",
                        folder.resolve("any.mcap").toString()));
        assertEquals(0, Main.run("--help", "serve"));
    }

    @Test
    void reservedVerbsAnswerWhateverFollowsThem() {
        assertEquals(2, Main.run("export", "x.mcap"));
        assertEquals(2, Main.run("replay", "file", "--from", "start"));
    }

    @Test
    void whatCannotBeDrawnIsSaidBeforeTheToolkitStarts() {
        var out = folder.resolve("x.png").toString();
        assertEquals(2, Main.run("snapshot", "missing.mcap", "--out", out));
        assertEquals(2, Main.run("snapshot", "--view", "timeline", "--out", out));
        assertEquals(2, Main.run("snapshot", "--view", "moon", "--out", out));
        assertEquals(2, Main.run("snapshot", "--size", "big", "--out", out));
        assertEquals(2, Main.run("snapshot", "--theme", "pink", "--out", out));
        assertEquals(2, Main.run("open", "missing.mcap"));
    }
}
