package dev.playhead.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String SCENARIO = """
            scenario: A test
            devices: { phone: { channels: [room] } }
            actors:
              agent: { stream: { channel: room, text: "some words that stream", rate: 30/s } }
            timeline:
              - { at: 0s, do: 'phone.send "Why?"' }
            expect:
              - converge: all
              - EXPECTED
            """;

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    private int run(String expected, String... options) throws IOException {
        Files.writeString(folder.resolve("test.yaml"), SCENARIO.replace("EXPECTED", expected));
        var said = new StringWriter();
        var wrong = new StringWriter();
        var line = Console.line(new RunCommand());
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(wrong, true));
        var arguments = Stream.concat(Stream.of(folder.resolve("test.yaml").toString()), Stream.of(options));
        boolean isPlaced = List.of(options).contains("--out");
        var all = isPlaced
                ? arguments
                : Stream.concat(arguments, Stream.of("--out", recordings().toString()));
        int code = line.execute(all.toArray(String[]::new));
        out = said.toString();
        err = wrong.toString();
        return code;
    }

    private Path recordings() {
        return folder.resolve("recordings");
    }

    private List<String> recorded() throws IOException {
        if (!Files.exists(recordings())) {
            return List.of();
        }
        try (var files = Files.list(recordings())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatPassesIsSaidAndRecordedUnderTheNameOfTheScenario() throws IOException {
        assertEquals(0, run("never: 'action == ERROR'"), () -> out + err);
        assertTrue(out.startsWith("A test\n"), out);
        assertTrue(out.contains("pass        converge phone within 2 s: "), out);
        assertTrue(out.contains("Seed 1: passed. "), out);
        assertEquals(List.of("test-seed-1.playhead.mcap"), recorded());
        try (var log = LogFile.open(recordings().resolve("test-seed-1.playhead.mcap"))) {
            assertTrue(log.damage().isEmpty());
        }
    }

    @Test
    void whatFailsSaysWhereItIsExpectedWhatProvesItAndHowToSeeIt() throws IOException {
        assertEquals(1, run("never: 'kind == APPEND'", "--seed", "7"), () -> out + err);
        assertTrue(out.contains("fail        never kind == APPEND: 7 frames are like this, the first at 0."), out);
        assertTrue(out.contains("test.yaml:9:12; proved by entries "), out);
        assertTrue(out.contains("test-seed-7.playhead.mcap, with the filter row in {"), out);
        assertTrue(out.contains("Seed 7: failed. "), out);
    }

    @Test
    void aNameOfARecordingIsTakenAsItIs() throws IOException {
        var file = folder.resolve("one.playhead.mcap");
        assertEquals(0, run("never: 'action == ERROR'", "--out", file.toString()), () -> out + err);
        assertTrue(Files.exists(file));
    }

    @Test
    void ofManySeedsThoseThatFailAreNamedAndRecorded() throws IOException {
        assertEquals(0, run("never: 'action == ERROR'", "--seeds", "1..3"), () -> out + err);
        assertTrue(out.contains("3 seeds, none failed."), out);
        assertEquals(List.of(), recorded());
        assertEquals(1, run("never: 'kind == APPEND'", "--seeds", "4..15"), () -> out + err);
        assertTrue(out.contains("12 seeds, 12 failed: 4, 5, 6, "), out);
        assertTrue(out.contains(" --seed 4"), out);
        assertEquals(10, recorded().size());
    }

    @Test
    void aSearchNamesThePlaceWhereAFaultBreaksIt() throws IOException {
        assertEquals(
                1,
                run("check: no-loss", "--search", "--fault", "drop percent=100 for=1s", "--shrink"),
                () -> out + err);
        assertTrue(out.contains(" breaks what is expected: drop percent=100 for=1s on phone with frame "), out);
        assertTrue(out.contains("As a step: - { on: 'way in {in, out}', nth: "), out);
        assertTrue(out.contains("Smallest case that breaks "), out);
        assertEquals(2, recorded().size());
    }

    @Test
    void aSearchThatFindsNothingSaysHowMuchWasTried() throws IOException {
        assertEquals(
                0, run("never: 'action == ERROR'", "--search", "--tries", "30", "--seeds", "1..2"), () -> out + err);
        assertTrue(out.contains("60 of "), out);
        assertTrue(out.contains(" places tried, none breaks what is expected."), out);
        assertEquals(2, run("never: 'action == ERROR'", "--tries", "3"), () -> out + err);
        assertEquals(2, run("never: 'action == ERROR'", "--search", "--fault", "tunel"), () -> out + err);
    }

    @Test
    void aSearchIsOneObjectForPrograms() throws IOException {
        assertEquals(
                1, run("check: no-loss", "--search", "--fault", "drop percent=100 for=1s", "--json"), () -> out + err);
        var search = JsonTree.read(out.lines().toList().getFirst().getBytes(StandardCharsets.UTF_8));
        assertEquals("search", search.get("type"));
        assertEquals("phone", search.get("device"));
    }

    @Test
    void programsGetAnObjectForEachExpectationAndEachRun() throws IOException {
        assertEquals(1, run("never: 'kind == APPEND'", "--json"), () -> out + err);
        var lines = out.lines().toList();
        assertEquals(3, lines.size(), out);
        var never = JsonTree.read(lines.get(1).getBytes(StandardCharsets.UTF_8));
        assertEquals("expectation", never.get("type"));
        assertEquals("fail", never.get("verdict"));
        assertEquals("9", String.valueOf(never.get("line")));
        var run = JsonTree.read(lines.get(2).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("run", "fail"), List.of(run.get("type"), run.get("verdict")));
        assertTrue(String.valueOf(run.get("recording")).endsWith(".mcap"));
    }

    @Test
    void theReportForCiHasASuiteForEachSeedAndACaseForEachExpectation() throws Exception {
        var xml = folder.resolve("report.xml");
        assertEquals(1, run("never: 'kind == APPEND'", "--seeds", "1..2", "--junit", xml.toString()), () -> out + err);
        assertEquals(List.of(2, 4, 2, 0), counts(xml));
        assertEquals(0, run("sometimes: 'kind == APPEND'", "--seeds", "1..2", "--junit", xml.toString()), () -> out);
        assertEquals(List.of(3, 5, 0, 0), counts(xml));
        assertEquals(1, run("sometimes: 'kind == DETACHED'", "--seeds", "1..2", "--junit", xml.toString()), () -> out);
        assertEquals(List.of(3, 5, 1, 2), counts(xml));
    }

    private static List<Integer> counts(Path xml) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        return Stream.of("testsuite", "testcase", "failure", "skipped")
                .map(tag -> document.getElementsByTagName(tag).getLength())
                .toList();
    }

    @Test
    void theCommandsOfTheDocumentsRun() throws IOException {
        int played = 0;
        for (var document : List.of("ci.md", "scenarios.md")) {
            for (var line : Files.readAllLines(Path.of("..", "docs", document))) {
                if (!line.startsWith("playhead run ")) {
                    continue;
                }
                var words = line.replaceFirst(" +#.*", "")
                        .replaceFirst("\\.\\.\\d+", "..3")
                        .split(" +");
                var arguments = new ArrayList<String>();
                for (int i = 2; i < words.length; i++) {
                    boolean isWritten = words[i - 1].equals("--out") || words[i - 1].equals("--junit");
                    var scenario =
                            Path.of("..", "samples").resolve(words[i].replaceFirst("^(scenarios/)?", "scenarios/"));
                    arguments.add(
                            isWritten
                                    ? folder.resolve(words[i]).toString()
                                    : words[i].endsWith(".yaml") ? scenario.toString() : words[i]);
                }
                if (!arguments.contains("--out")) {
                    arguments.addAll(List.of("--out", recordings().toString()));
                }
                assertEquals(0, Console.run(new RunCommand(), arguments.toArray(String[]::new)), line);
                played++;
            }
        }
        assertEquals(7, played);
    }

    @Test
    void theSmallestCaseIsFoundAndRecorded() throws IOException {
        var more = "never: 'data == guilty'\n\ntimeline:\n  - { at: 1s, do: 'phone.publish \"innocent\"' }\n"
                + "  - { at: 2s, do: ['phone.publish \"guilty\"', phone.drop] }\n  - { at: 3s, do: phone.close }\n";
        var text = SCENARIO.replace("timeline:\n  - { at: 0s, do: 'phone.send \"Why?\"' }\n", "");
        Files.writeString(folder.resolve("test.yaml"), text.replace("EXPECTED", more));
        var said = new StringWriter();
        var line = Console.line(new RunCommand());
        line.setOut(new PrintWriter(said, true));
        assertEquals(
                1,
                line.execute(
                        folder.resolve("test.yaml").toString(),
                        "--out",
                        recordings().toString(),
                        "--shrink"));
        assertTrue(
                said.toString()
                        .contains(
                                "\u201cnever data == guilty\u201d: the step of line 11, agent with answers of 1 token."),
                said::toString);
        assertEquals(List.of("test-seed-1-smallest.playhead.mcap", "test-seed-1.playhead.mcap"), recorded());
    }

    @Test
    void whoDoesNotComeIsNamed() throws IOException {
        var external = "never: 'action == ERROR'\ndevices: { app: { sdk: external, match: who == app, wait: 1ms } }\n";
        Files.writeString(
                folder.resolve("external.yaml"), "scenario: x\nexpect:\n  - " + external.replace("\ndev", "\n\ndev"));
        var wrong = new StringWriter();
        var line = Console.line(new RunCommand());
        line.setErr(new PrintWriter(wrong, true));
        var file = folder.resolve("external.yaml").toString();
        assertEquals(2, line.execute(file, "--out", recordings().toString(), "--port", "0"));
        var said = wrong.toString();
        assertTrue(said.startsWith("Waiting for app at localhost:"), said);
        assertTrue(said.contains("app did not come to localhost:"), said);
        assertEquals(2, line.execute(file, "--seeds", "1..5"));
        assertTrue(wrong.toString().contains("so there is nothing to search: use --seed."), wrong::toString);
    }

    @Test
    void whatCannotBePlayedIsSaidWithoutATrace() throws IOException {
        assertEquals(2, run("chek: no-loss"));
        assertTrue(
                err.contains("test.yaml:9:5: \u201cchek\u201d is no key of an expectation. Did you mean check?"), err);
        assertEquals(2, run("check: no-loss", "--seeds", "5..1"));
        assertTrue(err.contains("--seeds 5..1 must go up"), err);
        assertEquals(2, run("check: no-loss", "--seeds", "many"));
        assertTrue(err.contains("--seeds many is no range of seeds; write it as 1..500."), err);
        assertEquals(2, run("check: no-loss", "--seeds", "1..2", "--seed", "1"));
        assertEquals(2, run("check: no-loss", "--seeds", "1..2", "--out", "x.mcap"));
        assertFalse(err.contains("\tat "), err);
    }
}
