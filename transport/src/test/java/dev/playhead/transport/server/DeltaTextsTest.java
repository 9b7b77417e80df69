package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.log.DataDirectory;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        assertEquals(Map.of("ann", LONG + 4, "saver", LONG + 4), texts(recording));
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
                Map.of("ann", LONG + 4, "saver", "(a delta: what it builds on is not in this recording)"), texts(cut));
    }

    private static Map<String, String> texts(Path file) throws Exception {
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            var moment = session.at(Long.MAX_VALUE);
            assertEquals(LONG + 4, Objects.requireNonNull(moment.subject()).text());
            var texts = new LinkedHashMap<String, String>();
            for (var text : moment.texts()) {
                texts.put(session.timeline().parties().get(text.party()).name(), text.text());
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
