package dev.playhead.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead check` prints and how it ends.
class CheckCommandTest {
    private static final int RULES = Checkers.all().size();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// What a broker records of publishes over REST.
    private Path recording(String... bodies) throws Exception {
        var options = ServerOptions.any(new DataDirectory(folder.resolve("data")));
        try (var broker = BrokerServer.start(options);
                var client = HttpClient.newHttpClient()) {
            var target = URI.create("http://localhost:" + broker.port() + "/channels/room/messages?key=a.b:c");
            for (var body : bodies) {
                var request = HttpRequest.newBuilder(target).header("Content-Type", "application/json");
                client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
            }
            return broker.recording();
        }
    }

    private static String message(String data) {
        return "{\"data\":\"" + data + "\"}";
    }

    private Path refusedPublish() throws Exception {
        return recording(message("x".repeat(70_000)));
    }

    private int run(String... args) {
        var before = System.out;
        var beforeErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            return Console.run(new CheckCommand(), args);
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
        }
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /// The lines without those of verdicts, which stand first.
    private List<String> findings() {
        return lines().stream()
                .filter(line -> !line.matches("(pass|fail|cannot tell) .*"))
                .toList();
    }

    @Test
    void eachRuleHasAVerdict() throws Exception {
        Path file;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder.resolve("data"))));
                var client = RealtimeClient.connect(ClientOptions.key(broker.port(), "a.b:c"), frame -> {})) {
            var room = client.channel("room");
            room.attach().await();
            room.publish(Message.builder().data(new Data.Text("hello"))).await();
            file = broker.recording();
        }
        assertEquals(0, run(file.toString()));
        assertTrue(
                lines().stream().anyMatch(line -> line.matches("pass +.* \\(ack-discipline\\) for 1 participant")),
                lines()::toString);
        assertTrue(
                lines().stream()
                        .anyMatch(line -> line.matches("cannot tell +.* \\(run-termination\\), since no run ended")),
                lines()::toString);
    }

    @Test
    void aHealthyRecordingIsFine() throws Exception {
        assertEquals(0, run(recording(message("hello")).toString()));
        assertEquals(1, findings().size(), lines()::toString);
        assertTrue(
                findings().getFirst().matches("Nothing found by " + RULES + " rules in \\d+ entries\\."),
                findings().getFirst());
    }

    @Test
    void aFindingIsSaidForPeopleWithItsEvidence() throws Exception {
        assertEquals(1, run(refusedPublish().toString()));
        var lines = findings();
        assertEquals(4, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .matches("00:\\d\\d\\.\\d{3} error publish-refused: What REST published on room .*40009: .*"),
                lines.get(0));
        assertTrue(lines.get(1).startsWith("          What to do: "), lines.get(1));
        assertTrue(lines.get(2).matches(" {10}Entries \\d+, \\d+"), lines.get(2));
        assertTrue(lines.get(3).matches("1 finding by " + RULES + " rules in \\d+ entries\\."), lines.get(3));
    }

    private List<Map<String, Object>> objects() throws Exception {
        var objects = new ArrayList<Map<String, Object>>();
        for (var line : lines()) {
            objects.add(JsonTree.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        return objects;
    }

    @Test
    void programsReadOneObjectALine() throws Exception {
        assertEquals(1, run("--json", refusedPublish().toString()));
        var objects = objects();
        assertEquals(RULES + 1, objects.size(), objects::toString);
        var finding = objects.getLast();
        assertEquals("finding", finding.get("type"));
        assertEquals("publish-refused", finding.get("rule"));
        assertEquals("error", finding.get("severity"));
        assertEquals("room", finding.get("channel"));
        assertEquals("REST", finding.get("participant"));
        assertTrue(finding.get("evidence") instanceof List<?> evidence && evidence.size() == 2, finding::toString);
    }

    @Test
    void programsReadTheVerdictOfEachRule() throws Exception {
        assertEquals(1, run("--json", refusedPublish().toString()));
        var verdicts = objects().stream()
                .filter(object -> "verdict".equals(object.get("type")))
                .collect(Collectors.toMap(object -> String.valueOf(object.get("rule")), object -> object));
        assertEquals(RULES, verdicts.size());
        var refused = verdicts.get("publish-refused");
        assertEquals("fail", refused.get("verdict"));
        assertEquals("No publish refused", refused.get("question"));
        assertEquals(1L, refused.get("times"));
        assertTrue(refused.get("evidence") instanceof List<?> evidence && evidence.size() == 2, refused::toString);
        assertEquals(
                List.of(Map.of(
                        "participant", "REST", "verdict", "fail", "times", 1L, "evidence", refused.get("evidence"))),
                refused.get("participants"));
        var untold = verdicts.get("append-without-start");
        assertEquals("cannot tell", untold.get("verdict"));
        assertEquals("nobody was sent an append", untold.get("why"));
        assertEquals(List.of(), untold.get("participants"));
    }

    @Test
    void notesAreNoFailure() throws Exception {
        var note = new Finding("some-rule", Severity.NOTE, "Some", "It is so.", "Nothing.", 1, null, -1, List.of(0L));
        assertTrue(new CheckReport(0, 1, 1, List.of(), List.of(note), 0, List.of()).isWell());
        assertFalse(new CheckReport(0, 1, 1, List.of(), List.of(note), 1, List.of()).isWell());
    }

    @Test
    void aReportForCiIsWrittenBesideWhatIsPrinted() throws Exception {
        var file = folder.resolve("reports/check.xml");
        var recording = refusedPublish();
        assertEquals(1, run(recording.toString(), "--junit", file.toString()));
        assertEquals(4, findings().size(), lines()::toString);
        var xml = Files.readString(file);
        assertTrue(xml.contains("<testsuite name=\"" + recording.getFileName() + "\""), xml);
        assertEquals(RULES, xml.split("<testcase ", -1).length - 1, xml);
        assertTrue(xml.contains("failures=\"1\""), xml);
        assertTrue(xml.contains("<failure message=\"What REST published on room "), xml);
    }

    @Test
    void aReportThatCannotBeWrittenIsExitCodeTwo() throws Exception {
        var recording = recording(message("hello"));
        assertEquals(2, run(recording.toString(), "--junit", folder.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("name a file in it"), err::toString);
        assertEquals(
                2,
                run(recording.toString(), "--junit", recording.resolve("x.xml").toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Cannot write "), err::toString);
    }

    @Test
    void everyFindingIsWrittenAsABundle() throws Exception {
        var bundles = folder.resolve("bundles");
        var recording = refusedPublish();
        assertEquals(1, run(recording.toString(), "--bundle", bundles.toString()));
        try (var files = Files.list(bundles)) {
            assertEquals(
                    List.of("01-publish-refused.zip"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        assertEquals(2, run(recording.toString(), "--bundle", bundles.toString()), "what is there is left alone");
    }

    @Test
    void aMaskedBundleHasItsFindingAndNothingThatWasSaid() throws Exception {
        var bundles = folder.resolve("bundles");
        var recording = refusedPublish();
        assertEquals(1, run(recording.toString(), "--bundle", bundles.toString(), "--mask"));
        try (var zip = new ZipFile(bundles.resolve("01-publish-refused.zip").toFile());
                var part = zip.getInputStream(zip.getEntry("part.playhead.mcap"))) {
            var masked = folder.resolve("part.playhead.mcap");
            Files.copy(part, masked);
            assertEquals(1, run(masked.toString()), "it is found in the masked part as well");
        }
        assertEquals(2, run(recording.toString(), "--mask"), "there is nothing to mask without bundles");
    }

    @Test
    void whatCannotBeReadIsExitCodeTwo() {
        assertEquals(2, run(folder.resolve("none.mcap").toString()));
        assertEquals(2, run(folder.toString()));
        assertEquals(2, run());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("There is no file "), err::toString);
    }

    @Test
    void ofADamagedRecordingNobodySaysThatAllIsWell() throws Exception {
        var random = new Random(1); // what cannot be packed, so that the recording has many chunks
        var file = recording(IntStream.range(0, 60)
                .mapToObj(i -> message(random.ints(40_000, 'a', 'z')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()))
                .toArray(String[]::new));
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4));
        assertEquals(1, run(file.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("Not checked: "), err::toString);
    }

    @Test
    void exitCodesAndRulesAreInTheHelp() {
        assertEquals(0, run("--help"));
        var help = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        assertTrue(help.contains("Exit code 0 when nothing is found"), help);
        Checkers.all().forEach(rule -> assertTrue(help.contains(rule.rule() + " ("), rule.rule() + " in " + help));
    }
}
