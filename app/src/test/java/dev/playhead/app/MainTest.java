package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
        for (var wrong : List.of("--speed=0", "--gate=luck", "--gate=turns", "--clients=0", "--keep-faults")) {
            assertEquals(2, Main.run("replay", "any.mcap", "--from", "start", wrong), wrong);
        }
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
    void whatIsNoVerbIsTakenForAFileOnlyWhereThereIsOne() throws Exception {
        var command = new CommandLine(new PlayheadCommand());
        var said = new StringWriter();
        command.setErr(new PrintWriter(said));
        assertEquals(2, command.execute("chek"));
        assertTrue(said.toString().contains("check"), said::toString); // the verb that may be meant
        var file = Files.writeString(folder.resolve("text.mcap"), "not a recording");
        said.getBuffer().setLength(0);
        assertEquals(2, command.execute("--port", "0", file.toString()));
        assertTrue(said.toString().contains("--port is about the broker"), said::toString);
        said.getBuffer().setLength(0);
        command.setExecutionExceptionHandler((problem, line, parsed) -> {
            line.getErr().println(problem.getMessage());
            return 2;
        });
        assertEquals(2, command.execute(file.toString()));
        assertTrue(said.toString().contains("text.mcap"), said::toString); // looked into, and said what is wrong
    }

    @Test
    void verbsWithoutTheirFileAnswer() {
        assertEquals(2, Main.run("run", "missing.yaml"));
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
