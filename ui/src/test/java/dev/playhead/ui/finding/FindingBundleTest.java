package dev.playhead.ui.finding;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.FileSaver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Bundles of what was found in a golden recording: three publishes that were refused.
@ExtendWith(FxToolkit.class)
class FindingBundleTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v3.playhead.mcap");

    @TempDir
    private Path folder;

    private LogSession session;

    @BeforeEach
    void open() throws Exception {
        session = LogSession.open(RECORDING);
        session.awaitCaughtUp();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    private static Map<String, byte[]> unpacked(Path bundle) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aBundleHasThePartAroundTheFindingAndItsReports() throws Exception {
        assertEquals(3, session.findings().size());
        for (int number = 0; number < 3; number++) {
            var finding = session.findings().get(number);
            var bundle = folder.resolve(number + ".zip");
            FindingBundle.write(session, finding, bundle);
            var files = unpacked(bundle);
            assertEquals(
                    List.of("finding.json", "finding.md", FindingBundle.PART),
                    files.keySet().stream().sorted().toList());
            var part = Files.write(folder.resolve(number + ".mcap"), files.get(FindingBundle.PART));
            isInThePart(finding, part, new String(files.get("finding.json"), StandardCharsets.UTF_8));
            var text = new String(files.get("finding.md"), StandardCharsets.UTF_8);
            assertTrue(text.startsWith("# Findings\n\nOne finding, at 00:0"), text);
            assertTrue(text.contains("What helps: "), text);
        }
        try (var left = Files.list(folder)) {
            assertEquals(6, left.count(), "nothing but what was asked for");
        }
    }

    // The checks find in the part what they found in the whole, with the entries that the report names.
    private static void isInThePart(Finding finding, Path part, String json) throws Exception {
        try (var opened = LogSession.open(part);
                var log = LogFile.open(part)) {
            opened.awaitCaughtUp();
            assertEquals(List.of(), log.damage());
            var same = opened.findings().stream()
                    .filter(each -> each.rule().equals(finding.rule()) && each.atNanos() == finding.atNanos())
                    .toList();
            assertEquals(1, same.size());
            assertEquals(finding.sentence(), same.getFirst().sentence());
            for (long position : same.getFirst().evidence()) {
                assertTrue(json.contains("{\"entry\":" + position + ","), json);
            }
        }
    }

    @Test
    void whatIsThereIsLeftAlone() throws Exception {
        var taken = Files.writeString(folder.resolve("taken.zip"), "mine");
        var finding = session.findings().getFirst();
        assertThrows(FileAlreadyExistsException.class, () -> FindingBundle.write(session, finding, taken));
        assertEquals("mine", Files.readString(taken));
        var within = taken.resolve("x.zip");
        assertThrows(FileAlreadyExistsException.class, () -> FindingBundle.write(session, finding, within));
        assertEquals("mine", Files.readString(taken));
    }

    @Test
    void theButtonOfAFindingSavesItAndSaysWhere() throws Exception {
        var file = folder.resolve("chosen.zip");
        var said = new ArrayList<String>();
        var files = new FileSaver(offer -> file, said::add);
        var finding = session.findings().getFirst();
        var button = FxToolkit.onFx(() -> {
            var actions = new NoActions() {
                @Override
                public void bundle(Finding chosen) {
                    files.save(FindingBundle.offer(chosen), to -> FindingBundle.write(session, chosen, to));
                }
            };
            var detail = new FindingDetail(actions, rule -> {});
            new Scene(detail, 800, 400);
            detail.show(FindingsState.of(
                    session,
                    new FindingsQuestion(Long.MAX_VALUE, 0, null, MatrixColumns.VERSIONS, -1, 40, 200_000_000)));
            detail.applyCss();
            detail.layout();
            return (Button) detail.lookup("#save-bundle");
        });
        FxToolkit.onFx(() -> {
            button.fire();
            return button;
        });
        await().until(() -> FxToolkit.onFx(said::size) == 2);
        assertEquals("The bundle is being written to " + file + ".", said.getFirst());
        assertEquals("The bundle is in " + file + ".", said.getLast());
        var text = new String(unpacked(file).get("finding.md"), StandardCharsets.UTF_8);
        assertTrue(text.contains(finding.rule()), text);
    }

    private static class NoActions implements FindingActions {
        @Override
        public SettingsStore settings() {
            return SettingsStore.inMemory();
        }

        @Override
        public void ask() {}

        @Override
        public void goTo(int row) {}

        @Override
        public void show(long nanos, int row) {}

        @Override
        public String summary(int row) {
            return "";
        }

        @Override
        public void report(ReportFormat format) {}

        @Override
        public void bundle(Finding finding) {}

        @Override
        public void copyReport() {}
    }
}
