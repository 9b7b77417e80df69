package dev.playhead.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reports of what was found in a golden recording: three publishes that were refused.
class FindingsReportTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v3.playhead.mcap");

    private LogSession session;
    private FindingsState state;

    @BeforeEach
    void open() throws Exception {
        session = LogSession.open(RECORDING);
        session.awaitCaughtUp();
        state = FindingsState.of(
                session, new FindingsQuestion(Long.MAX_VALUE, -1, null, MatrixColumns.VERSIONS, -1, 40, 200_000_000));
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    @Test
    void markdownHasEveryFindingWithItsFrames() throws IOException {
        var text = FindingsReport.of(session, state, ReportFormat.MARKDOWN);
        assertTrue(text.startsWith("# Findings\n\n3 findings, "), text);
        assertEquals(3, text.lines().filter(line -> line.startsWith("## ")).count());
        assertEquals(
                3,
                text.lines().filter(line -> line.startsWith("- What helps: ")).count());
        long frames = state.lines().stream()
                .mapToLong(line -> line.finding().evidence().size())
                .sum();
        assertEquals(
                frames, text.lines().filter(line -> line.startsWith("  - \\#")).count(), text);
    }

    @Test
    void whatUsersWroteIsNoMarkup() throws IOException {
        var text = FindingsReport.of(session, state, ReportFormat.MARKDOWN);
        assertTrue(text.contains("clientId") && !text.contains("<"), text);
    }

    @Test
    void jsonIsOneDocumentWithAnObjectAFinding() throws IOException {
        var text = FindingsReport.of(session, state, ReportFormat.JSON);
        assertTrue(text.startsWith("[\n{\"rule\":\"publish-refused\",\"severity\":\"error\""), text);
        assertTrue(text.endsWith("}\n]\n"), text);
        assertEquals(3, text.lines().filter(line -> line.startsWith("{")).count());
        assertEquals(2, text.lines().filter(line -> line.endsWith("},")).count());
        assertTrue(text.contains("\"evidence\":[{\"entry\":"), text);
    }
}
