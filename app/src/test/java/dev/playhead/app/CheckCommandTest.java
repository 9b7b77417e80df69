package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.insight.SessionScript;
import dev.playhead.transport.log.LogWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead check` prints and how it ends.
class CheckCommandTest {
    @TempDir
    private Path folder;

    private final SessionScript session = new SessionScript();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path recording() throws Exception {
        var file = folder.resolve("run.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            for (long position = 0; position < session.log().size(); position++) {
                writer.append(session.log().read(position));
            }
        }
        return file;
    }

    private int run(String... args) {
        var before = System.out;
        var beforeErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            return Main.run(args);
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
        }
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void refusedPublish() {
        session.connect("phone").attach("phone", "room").pass(1_500).publish("phone", "room", "x".repeat(70_000));
    }

    @Test
    void aHealthyRecordingIsFine() throws Exception {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "hello");
        var file = recording();
        assertEquals(0, run("check", file.toString()));
        assertEquals(List.of("Nothing found by 3 rules in " + session.log().size() + " entries."), lines());
    }

    @Test
    void aFindingIsSaidForPeopleWithItsEvidence() throws Exception {
        refusedPublish();
        assertEquals(1, run("check", recording().toString()));
        var lines = lines();
        assertEquals(4, lines.size(), lines::toString);
        assertTrue(
                lines.get(0).matches("00:01\\.5\\d\\d error publish-refused: What Phone published on room .*40009: .*"),
                lines.get(0));
        assertTrue(lines.get(1).startsWith("          What to do: "), lines.get(1));
        assertTrue(lines.get(2).matches(" {10}Entries \\d+, \\d+"), lines.get(2));
        assertEquals("1 finding by 3 rules in " + session.log().size() + " entries.", lines.get(3));
    }

    @Test
    void programsReadOneObjectALine() throws Exception {
        refusedPublish();
        assertEquals(1, run("check", "--json", recording().toString()));
        var lines = lines();
        assertEquals(1, lines.size(), lines::toString);
        var read = JsonTree.read(lines.getFirst().getBytes(StandardCharsets.UTF_8));
        assertEquals("publish-refused", read.get("rule"));
        assertEquals("error", read.get("severity"));
        assertEquals("room", read.get("channel"));
        assertEquals("Phone", read.get("participant"));
        assertTrue(read.get("evidence") instanceof List<?> evidence && evidence.size() == 2, read::toString);
    }

    @Test
    void whatCannotBeReadIsExitCodeTwo() {
        assertEquals(2, run("check", folder.resolve("none.mcap").toString()));
        assertEquals(2, run("check", folder.toString()));
        assertEquals(2, run("check"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("There is no file "), err::toString);
    }

    @Test
    void ofADamagedRecordingNobodySaysThatAllIsWell() throws Exception {
        session.connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .appends("phone", 4_000);
        var file = recording();
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4));
        assertEquals(1, run("check", file.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("Not checked: "), err::toString);
    }

    @Test
    void theExitCodesAreInTheHelp() {
        assertEquals(0, run("check", "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Exit code 0 when nothing is found"), out::toString);
    }
}
