package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.run.RunCommand;
import dev.playhead.app.terminal.Console;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.SimulatedRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {
    private static final String TALK = """
            scenario: A talk
            devices: { phone: { channels: [room] } }
            actors: { agent: { stream: { channel: room, text: "some words that stream", rate: 30/s } } }
            timeline:
              - { at: 0s, do: 'phone.send "First?"' }
              - { at: 5s, do: 'phone.send "Second?"' }
            expect: [{ converge: all }]
            """;

    @TempDir
    private Path folder;

    private Path recording = Path.of("");
    private String out = "";
    private String err = "";

    @BeforeEach
    void record() throws Exception {
        recording = SimulatedRun.of(ScenarioReader.parse(TALK, "talk.yaml"), 1)
                .record(folder.resolve("talk.playhead.mcap"));
    }

    private int run(Callable<Integer> command, String... arguments) {
        var said = new StringWriter();
        var wrong = new StringWriter();
        var line = Console.line(command);
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(wrong, true));
        int code = line.execute(arguments);
        out = said.toString();
        err = wrong.toString();
        return code;
    }

    @Test
    void itIsPrintedAndCanBeRead() throws Exception {
        assertEquals(0, run(new ScenarioCommand(), recording.toString()), () -> out + err);
        var scenario = ScenarioReader.parse(out, "out.yaml");
        assertEquals("talk", scenario.name());
        assertEquals(2, scenario.timeline().size());
    }

    @Test
    void aPartIsWrittenAndPlayed() throws Exception {
        var file = folder.resolve("part.yaml");
        assertEquals(
                0,
                run(new ScenarioCommand(), recording.toString(), "--from", "4", "-o", file.toString()),
                () -> out + err);
        assertTrue(out.contains("Play it with: playhead run " + file), out);
        assertEquals(1, ScenarioReader.read(file).timeline().size());
        assertEquals(
                0,
                run(
                        new RunCommand(),
                        file.toString(),
                        "--out",
                        folder.resolve("runs").toString()),
                () -> out + err);
    }

    @Test
    void whatIsThereIsNotOverwrittenAndNobodyIsSaid() throws Exception {
        var file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        assertEquals(2, run(new ScenarioCommand(), recording.toString(), "--out", file.toString()), () -> out + err);
        assertEquals("mine", Files.readString(file));
        assertEquals(2, run(new ScenarioCommand(), recording.toString(), "--to", "0"), () -> out + err);
        assertTrue(err.contains("Nobody took part in this time"), err);
        assertFalse(err.contains("Exception"), err);
    }
}
