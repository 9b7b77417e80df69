package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.export.ExportCommand;
import dev.playhead.app.sample.SampleConversation;
import dev.playhead.app.terminal.Console;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead import` makes of what `playhead export` has written of the sample conversation.
class ImportCommandTest {
    @TempDir
    static Path shared;

    static Path recording;

    @TempDir
    private Path folder;

    @BeforeAll
    static void recordTheSample() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(shared)))) {
            try (var sample = SampleConversation.start(broker, 20)) {
                assertTrue(sample.await());
            }
            recording = broker.recording();
        }
    }

    private Path exported(Path of, String name) {
        var out = folder.resolve(name);
        var format = name.endsWith(".har") ? "har" : "jsonl";
        assertEquals(0, Console.run(new ExportCommand(), of.toString(), "--format", format, "--out", out.toString()));
        return out;
    }

    private Path imported(Path of, String name) {
        var out = folder.resolve(name);
        assertEquals(0, Console.run(new ImportCommand(), of.toString(), "-o", out.toString()));
        return out;
    }

    /// The lines, without what depends on what lines do not say: positions of entries, how long frames were, and what
    /// faults are called.
    private static List<Map<String, Object>> rows(Path lines) throws IOException {
        return Files.readAllLines(lines).stream()
                .map(line -> {
                    try {
                        var fields = new LinkedHashMap<String, Object>();
                        var all = (Map<?, ?>) JsonTree.readAny(Format.JSON, line.getBytes(StandardCharsets.UTF_8));
                        all.forEach((name, value) -> fields.put(String.valueOf(name), value));
                        fields.remove("entry");
                        fields.remove("bytes");
                        fields.computeIfPresent(
                                "summary",
                                (name, words) -> String.valueOf(words).replace("F-1 Cut phone", "F-1"));
                        return (Map<String, Object>) fields;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void exportedImportedAndExportedAgainLinesAreTheSame() throws Exception {
        var first = exported(recording, "first.jsonl");
        var again = exported(imported(first, "imported.playhead.mcap"), "again.jsonl");
        var before = rows(first);
        var after = rows(again);
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            assertEquals(before.get(i), after.get(i));
        }
        assertEquals(before.size(), after.size());
        var twice = exported(imported(again, "twice.playhead.mcap"), "twice.jsonl");
        assertEquals(Files.readAllLines(again), Files.readAllLines(twice));
    }

    @Test
    void anImportedSessionHasTheSameParticipantsAndRuns() throws Exception {
        var imported = imported(exported(recording, "first.jsonl"), "imported.playhead.mcap");
        try (var before = LogSession.open(recording);
                var after = LogSession.open(imported)) {
            before.awaitCaughtUp();
            after.awaitCaughtUp();
            assertEquals(
                    before.timeline().participants().stream()
                            .map(Participant::name)
                            .toList(),
                    after.timeline().participants().stream()
                            .map(Participant::name)
                            .toList());
            assertEquals(
                    before.timeline().runs().stream().map(Run::question).toList(),
                    after.timeline().runs().stream().map(Run::question).toList());
        }
    }

    @Test
    void anArchiveIsShownAsItsClientsSawIt() throws Exception {
        var imported = imported(exported(recording, "all.har"), "imported.playhead.mcap");
        try (var before = LogSession.open(recording);
                var after = LogSession.open(imported)) {
            before.awaitCaughtUp();
            after.awaitCaughtUp();
            var names = after.timeline().participants().stream()
                    .map(Participant::name)
                    .toList();
            assertTrue(names.contains("Laptop"), names::toString);
            assertEquals(
                    before.timeline().runs().size(), after.timeline().runs().size());
        }
    }

    private String refused(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, content);
        var out = folder.resolve("none.playhead.mcap");
        var before = System.err;
        var err = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            assertEquals(2, Console.run(new ImportCommand(), file.toString(), "-o", out.toString()));
        } finally {
            System.setErr(before);
        }
        assertTrue(Files.notExists(out), "nothing is left behind");
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void whatCannotBeReadIsNamedByItsLineAndReason() throws Exception {
        var good = "{\"at\":\"2026-11-30T12:00:00Z\",\"way\":\"in\",\"frame\":\"HEARTBEAT\","
                + "\"payload\":{\"action\":0}}\n";
        assertEquals("line 2: it is not one JSON object.", refused("a.jsonl", good + "hello\n"));
        assertEquals(
                "line 2: \"way\" is to be in, out, undelivered or event, and is null.",
                refused("b.jsonl", good + "{\"at\":\"2026-11-30T12:00:00Z\"}\n"));
        assertEquals(
                "line 1: \"at\" is to be a moment such as 2026-11-30T12:00:00.000Z, and is noon.",
                refused("c.jsonl", "{\"at\":\"noon\"}\n"));
        assertEquals(
                "line 2: it is of before the line above it.",
                refused("d.jsonl", good + good.replace("12:00:00", "11:59:59")));
        assertEquals("e.jsonl: it has no line.", refused("e.jsonl", ""));
        assertEquals("f.har: it is no HTTP archive: it has no log.entries.", refused("f.har", "{}"));
        assertTrue(refused("g.har", "{\"log\": \n nonsense").startsWith("g.har: it is no JSON: "));
        assertEquals(
                "entry 1, message 2: \"time\" is to be seconds since 1970, and is null.",
                refused(
                        "h.har",
                        "{\"log\":{\"entries\":[{\"_webSocketMessages\":[{\"type\":\"send\","
                                + "\"time\":1.5,\"opcode\":1,"
                                + "\"data\":\"{}\"},{\"type\":\"send\"}]}]}}"));
        assertTrue(refused("i.csv", "a,b").contains("ends with .jsonl or .har"));
    }

    @Test
    void ofAnArchiveSocketsOfOtherProtocolsAreLeftOutAndUnknownFramesKept() throws Exception {
        var file = folder.resolve("chrome.har");
        var connected =
                "{\\\"action\\\":4,\\\"connectionId\\\":\\\"c1\\\",\\\"connectionDetails\\\":{\\\"clientId\\\":\\\"ann\\\","
                        + "\\\"connectionKey\\\":\\\"secret-key\\\"}}";
        Files.writeString(
                file,
                "\uFEFF{\"log\":{\"entries\":["
                        + "{\"request\":{\"url\":\"wss://main.realtime.ably.net/?v=6&format=json&key=k.e:y\"},"
                        + "\"_webSocketMessages\":["
                        + "{\"type\":\"receive\",\"time\":1796040000.25,\"opcode\":1,\"data\":\"" + connected + "\"},"
                        + "{\"type\":\"send\",\"time\":1796040001.5,\"opcode\":1,\"data\":\"what is this\"},"
                        + "{\"type\":\"send\",\"time\":1796040002,\"opcode\":1,"
                        + "\"data\":\"{\\\"action\\\":17,\\\"auth\\\":{\\\"accessToken\\\":\\\"secret-token\\\"}}\"},"
                        + "{\"type\":\"send\",\"time\":1796040003,\"opcode\":1,"
                        + "\"data\":\"{\\\"action\\\":10,\\\"channel\\\":\\\"chat\\\"}\"}]},"
                        + "{\"_webSocketMessages\":[{\"type\":\"receive\",\"time\":1796040000,"
                        + "\"opcode\":1,\"data\":\"{\\\"type\\\":\\\"hmr\\\"}\"}]}]}}");
        var imported = imported(file, "imported.playhead.mcap");
        var lines = Files.readString(exported(imported, "lines.jsonl"));
        assertTrue(lines.contains("\"who\":\"ann\"") && lines.contains("\"frame\":\"ATTACH\""), lines);
        assertTrue(lines.contains("\"frame\":\"unreadable\"") && lines.contains("\"seconds\":1.25"), lines);
        assertEquals(4, lines.lines().count(), lines);
        var raw = new String(Files.readAllBytes(imported), StandardCharsets.ISO_8859_1);
        assertTrue(!raw.contains("secret-token") && !raw.contains("secret-key") && !raw.contains("k.e:y"));
    }
}
