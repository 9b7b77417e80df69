package dev.playhead.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead export` writes.
class ExportCommandTest {
    private static final int PUBLISHED = 1_200; // more than are written at once

    @TempDir
    private Path folder;

    private Path recording() throws Exception {
        var options = ServerOptions.any(new DataDirectory(folder.resolve("data")));
        try (var broker = BrokerServer.start(options);
                var client = RealtimeClient.connect(ClientOptions.key(broker.port(), "a.b:c"), frame -> {})) {
            var channel = client.channel("chat");
            channel.attach().await();
            for (int i = 0; i < PUBLISHED; i++) {
                channel.publish(Message.builder().name("token").data(new Data.Text("word, \"" + i + "\"")));
            }
            channel.publish(Message.builder().name("end")).await();
            return broker.recording();
        }
    }

    private List<String> exported(Path recording, String... more) throws IOException {
        var out = folder.resolve("made/rows");
        var args = new ArrayList<>(List.of(recording.toString(), "--out", out.toString()));
        args.addAll(List.of(more));
        assertEquals(0, Console.run(new ExportCommand(), args.toArray(String[]::new)));
        return Files.readString(out).lines().toList();
    }

    private static Map<?, ?> object(String line) throws IOException {
        return (Map<?, ?>) JsonTree.readAny(Format.JSON, line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPageForABrowserHasTheFramesOfTheChosenChannels() throws Exception {
        var recording = recording();
        var page = exported(recording, "--format", "html");
        assertEquals("<!DOCTYPE html>", page.getFirst());
        assertTrue(framesOfChat(page) > PUBLISHED, "its frames are in it");
        assertEquals(0, framesOfChat(exported(recording, "--format", "html", "--channel", "other*")));
        assertEquals(List.of(), exported(recording, "--channel", "other*"));
        assertEquals(exported(recording, "--filter", "channel == chat"), exported(recording, "--channel", "c*t"));
    }

    private static long framesOfChat(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"channel\":\"chat\",\"bytes\":"))
                .count();
    }

    @Test
    void eachRowIsAnObjectWithItsMomentItsEntryAndItsPayload() throws Exception {
        var recording = recording();
        var all = exported(recording);
        long row = 0;
        for (var line : all) {
            assertEquals(++row, ((Number) object(line).get("row")).longValue()); // none left out, none twice
        }
        var published = exported(recording, "--filter", "kind == MESSAGE and way == in");
        assertEquals(PUBLISHED + 1, published.size());
        var last = object(published.get(PUBLISHED - 1));
        assertEquals("chat", last.get("channel"));
        assertTrue(last.get("entry") instanceof Number);
        assertFalse(Instant.parse(String.valueOf(last.get("at"))).isBefore(Instant.parse("2026-01-01T00:00:00Z")));
        assertTrue(String.valueOf(last.get("payload")).contains("word, \"" + (PUBLISHED - 1) + "\""));
        assertFalse(String.join("", all).matches("(?s).*\"connectionKey\":\"(?!\\*\\*\\*).*")); // masked
    }

    @Test
    void csvHasItsTitlesOnceAndOnlyTheTimeThatWasAskedFor() throws Exception {
        var recording = recording();
        var all = exported(recording, "--format", "csv");
        assertEquals(
                1, all.stream().filter(line -> line.startsWith("row,seconds,")).count());
        assertTrue(all.size() > PUBLISHED + 1);
        assertTrue(all.getFirst().startsWith("row,"));
        var none = exported(recording, "--format", "csv", "--filter", "channel == nowhere");
        assertEquals(1, none.size()); // titles of nothing
        var first = exported(recording, "--format", "csv", "--to", "0");
        assertTrue(first.size() < all.size());
    }

    @Test
    void anArchiveHasTheFramesOfEachSocketAsBrowsersWriteThem() throws Exception {
        var log = (Map<?, ?>) object(String.join("\n", exported(recording(), "--format", "har")))
                .get("log");
        assertEquals("1.2", log.get("version"));
        var entries = (List<?>) log.get("entries");
        assertEquals(1, entries.size()); // one socket, no request
        var socket = (Map<?, ?>) entries.getFirst();
        assertEquals("websocket", socket.get("_resourceType"));
        var messages = (List<?>) socket.get("_webSocketMessages");
        var sent = messages.stream()
                .map(message -> (Map<?, ?>) message)
                .filter(message -> message.get("type").equals("send"))
                .filter(message -> String.valueOf(message.get("data")).contains("word, "))
                .toList();
        assertEquals(PUBLISHED, sent.size());
        assertEquals(1L, ((Number) sent.getFirst().get("opcode")).longValue());
        double first = ((Number) sent.getFirst().get("time")).doubleValue();
        assertTrue(first > 1.7e9 && first <= ((Number) sent.getLast().get("time")).doubleValue());
        var greeting = String.valueOf(((Map<?, ?>) messages.getFirst()).get("data"));
        assertTrue(greeting.contains("\"connectionKey\":\"***\""), greeting);
    }

    @Test
    void anArchiveHasRequestsWithTheirAnswers() throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder.resolve("data"))));
                var client = HttpClient.newHttpClient()) {
            var target = URI.create("http://localhost:" + broker.port() + "/channels/room/messages?key=a.b:c");
            var request = HttpRequest.newBuilder(target).header("Content-Type", "application/json");
            client.send(
                    request.POST(BodyPublishers.ofString("{\"data\":\"hello\"}"))
                            .build(),
                    BodyHandlers.discarding());
            recording = broker.recording();
        }
        var archive = String.join("\n", exported(recording, "--format", "har"));
        var entries = (List<?>) ((Map<?, ?>) object(archive).get("log")).get("entries");
        assertEquals(1, entries.size());
        var request = (Map<?, ?>) ((Map<?, ?>) entries.getFirst()).get("request");
        assertEquals("POST", request.get("method"));
        assertTrue(String.valueOf(request.get("url")).startsWith("http://localhost/channels/room/messages"));
        assertEquals("{\"data\":\"hello\"}", ((Map<?, ?>) request.get("postData")).get("text"));
        var response = (Map<?, ?>) ((Map<?, ?>) entries.getFirst()).get("response");
        assertEquals(201L, ((Number) response.get("status")).longValue());
        assertFalse(archive.contains("a.b:c")); // the key was not recorded
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingIsWritten() throws Exception {
        var recording = recording().toString();
        var out = folder.resolve("out").toString();
        assertEquals(2, Console.run(new ExportCommand(), recording, "--out", out, "--filter", "size >"));
        assertEquals(2, Console.run(new ExportCommand(), recording, "--out", out, "--from", "soon"));
        assertEquals(2, Console.run(new ExportCommand(), recording, "--out", out, "--format", "xml"));
        assertEquals(
                2,
                Console.run(new ExportCommand(), recording, "--out", out, "--format", "har", "--filter", "size > 1"));
        assertEquals(2, Console.run(new ExportCommand(), recording, "--out", folder.toString()));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aMaskedExportSaysNothingOfWhatWasSaidAndIsFilteredByIt() throws Exception {
        var recording = recording();
        for (var format : List.of("jsonl", "csv", "har", "html")) {
            var whole = String.join("\n", exported(recording, "--format", format, "--mask"));
            assertTrue(whole.contains("chat") && !whole.contains("word, "), format);
        }
        var found = exported(recording, "--mask", "--filter", "way == in and text contains 1199");
        assertEquals(1, found.size());
        assertTrue(found.getFirst().contains("xxxxx \\\"xxxx\\\""), found::toString);
    }
}
