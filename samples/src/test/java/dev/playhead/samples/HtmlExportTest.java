package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.page.HtmlPage;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that `playhead export --format html` writes, in a real browser.
class HtmlExportTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v3.playhead.mcap");

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void write() throws Exception {
        Chromium.assume();
        page = folder.resolve("page.html");
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            var rows = IntStream.range(0, session.timeline().frames().count())
                    .boxed()
                    .toList();
            WholeFile.write(
                    page,
                    to -> new HtmlPage(session, 0, Long.MAX_VALUE, name -> true).write("v3.playhead.mcap", rows, to));
        }
    }

    @Test
    void atTheEndAllIsThere() throws Exception {
        var shown = Chromium.shown(page.toUri().toString(), folder);
        assertTrue(shown.contains("<h1 id=\"name\">v3.playhead.mcap</h1>"), shown);
        assertTrue(shown.contains("Once upon a time"), shown);
        assertTrue(shown.contains("<td>NACK</td>"), shown);
    }

    @Test
    void atAMomentOnlyWhatHadHappenedIsShown() throws Exception {
        var shown = Chromium.shown(page.toUri() + "#t=0.001", folder);
        var messages = shown.substring(shown.indexOf("id=\"messages\""), shown.indexOf("<script"));
        assertTrue(messages.contains("from the session before"), messages);
        assertFalse(messages.contains("missed"), messages);
        assertTrue(shown.contains("00:00.001 / 00:0"), shown);
    }
}
