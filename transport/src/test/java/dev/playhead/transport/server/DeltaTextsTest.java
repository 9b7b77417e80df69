package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session with a device that takes deltas: its text is shown in full, as it can put it together.
class DeltaTextsTest {
    private static final String LONG =
            "A sentence that is long enough to be worth a delta, with gr\u00fc\u00dfe, number ";
    private static final int MESSAGES = 5;

    @TempDir
    private static Path data;

    private static Path recording = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var ann = WireClient.json(broker.port(), "ann").attached("chat");
                var saver = WireClient.json(broker.port(), "saver")) {
            recording = broker.recording();
            saver.next(Action.CONNECTED);
            saver.send("{\"action\":10,\"channel\":\"chat\",\"params\":{\"delta\":\"vcdiff\"}}");
            saver.next(Action.ATTACHED);
            for (int i = 0; i < MESSAGES; i++) {
                ann.publish("chat", i, LONG + i);
                saver.next(Action.MESSAGE);
            }
            Deliveries.await(broker, 2 * MESSAGES);
        }
    }

    @Test
    void aDeviceThatTakesDeltasHasTheTextOfTheServer() throws Exception {
        assertTrue(deltas(recording) >= MESSAGES - 1, "the broker sent no deltas");
        assertEquals(Map.of("ann", LONG + 4, "saver", LONG + 4), texts(recording, LONG + 4));
    }

    @Test
    void whenTheBaseIsMissingItSaysSo() throws Exception {
        // As if nothing had been recorded of the message that all deltas go back to.
        var cut = data.resolve("cut.playhead.mcap");
        try (var log = LogFile.open(recording);
                var writer = LogWriter.create(cut)) {
            boolean first = true;
            for (long position = 0; position < log.size(); position++) {
                var entry = log.read(position);
                if (first && entry instanceof Entry.FrameOut out && text(out).contains("\"messages\"")) {
                    first = false;
                    entry = new Entry.Note(position, out.atNanos(), "something else");
                }
                writer.append(entry);
            }
            writer.flush();
        }
        assertEquals(
                Map.of("ann", LONG + 4, "saver", "(a delta: what it builds on is not in this recording)"),
                texts(cut, LONG + 4));
    }

    @Test
    void aDeviceThatHasAChannelByTwoNamesHasItsTextOnce(@TempDir Path folder) throws Exception {
        var filter = Base64.getEncoder().encodeToString("name == 'x'".getBytes(StandardCharsets.UTF_8));
        Path twice;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)));
                var ann = WireClient.json(broker.port(), "ann").attached("chat");
                var both = WireClient.json(broker.port(), "both")) {
            twice = broker.recording();
            both.next(Action.CONNECTED);
            for (var name : List.of("chat", "[filter=" + filter + "]chat")) {
                both.send("{\"action\":10,\"channel\":\"" + name + "\",\"params\":{\"delta\":\"vcdiff\"}}");
                both.next(Action.ATTACHED);
            }
            for (int i = 0; i < MESSAGES; i++) {
                // The first, the third and the last arrive by both names, as deltas to different ones.
                ann.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + i + ",\"messages\":[{\"name\":\""
                        + (i % 2 == 0 ? "x" : "y") + "\",\"data\":\"" + LONG + i + "\"}]}");
            }
            var last = both.next(Action.MESSAGE);
            for (int i = 1; i < MESSAGES + MESSAGES / 2 + 1; i++) {
                last = both.next(Action.MESSAGE);
            }
            var serial = Objects.requireNonNull(last.messages()).getFirst().serial();
            ann.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":5,\"messages\":[{\"action\":5,\"serial\":\""
                    + serial + "\",\"data\":\" and on\"}]}");
            both.next(Action.MESSAGE);
            both.next(Action.MESSAGE);
            Deliveries.await(broker, 2 * MESSAGES + MESSAGES / 2 + 1 + 3);
        }
        var whole = LONG + 4 + " and on";
        assertEquals(Map.of("both", whole), texts(twice, whole)); // ann, who appends, is an agent
    }

    private static Map<String, String> texts(Path file, String whole) throws Exception {
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            var moment = session.at(Long.MAX_VALUE);
            assertEquals(whole, Objects.requireNonNull(moment.subject()).text());
            var texts = new LinkedHashMap<String, String>();
            for (var text : moment.texts()) {
                texts.put(
                        session.timeline()
                                .participants()
                                .get(text.participant())
                                .name(),
                        text.text());
            }
            return texts;
        }
    }

    private static int deltas(Path file) throws Exception {
        try (var log = LogFile.open(file)) {
            int found = 0;
            for (long position = 0; position < log.size(); position++) {
                if (log.read(position) instanceof Entry.FrameOut out
                        && text(out).contains("vcdiff/base64")) {
                    found++;
                }
            }
            return found;
        }
    }

    private static String text(Entry.FrameOut out) {
        return new String(out.payload(), StandardCharsets.UTF_8);
    }
}
