package dev.playhead.transport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("new folder").resolve("settings.json"));
    }

    private SettingsFile holding(String json) throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), json);
        return file();
    }

    @Test
    void everySettingKeepsItsValueInTheFile() throws IOException {
        try (var store = SettingsStore.open(file())) {
            store.set(SettingCatalog.THEME, ThemeChoice.LIGHT);
            store.set(SettingCatalog.TEXT_SIZE, 125L);
            store.set(SettingCatalog.REDUCED_MOTION, MotionChoice.ON);
            store.set(SettingCatalog.HIGH_CONTRAST, true);
            store.set(SettingCatalog.LATE_AFTER_MS, 500L);
            store.set(SettingCatalog.PORT, 9500L);
            store.set(SettingCatalog.KEEP_BYTES, 0L);
            store.set(SettingCatalog.TRUSTED_ORIGINS, List.of("https://trip.example", "localhost:5173"));
            store.set(SettingCatalog.DATA_DIRECTORY, "/data");
            store.set(SettingCatalog.PRICES, Map.of("planner-large", new ModelPrice(3, 15.5)));
            store.set(SettingCatalog.KEYS, Map.of("play", "Ctrl Shift R", "centre", ""));
            store.remember(SettingCatalog.WINDOW, new WindowPlace(1, 2, 1200.5, 800, true));
            store.remember(SettingCatalog.DIVIDERS, Map.of("a", 0.25));
            store.remember(SettingCatalog.HIDDEN_COLUMNS, Map.of("frames", List.of("Bytes")));
            store.remember(SettingCatalog.LANES, Map.of("pinned", List.of("Devices/Phone")));
            store.remember(SettingCatalog.LANE_HEIGHTS, Map.of("Devices/Phone", 64.0));
            store.remember(SettingCatalog.TOUR_SEEN, true);
        }
        var reading = file().read();
        assertEquals(List.of(), reading.notices());
        var settings = reading.settings();
        assertEquals(ThemeChoice.LIGHT, settings.get(SettingCatalog.THEME));
        assertEquals(List.of("https://trip.example", "localhost:5173"), settings.get(SettingCatalog.TRUSTED_ORIGINS));
        assertEquals(Map.of("planner-large", new ModelPrice(3, 15.5)), settings.get(SettingCatalog.PRICES));
        assertEquals(Map.of("play", "Ctrl Shift R", "centre", ""), settings.get(SettingCatalog.KEYS));
        assertEquals(new WindowPlace(1, 2, 1200.5, 800, true), settings.get(SettingCatalog.WINDOW));
        assertEquals(Map.of("frames", List.of("Bytes")), settings.get(SettingCatalog.HIDDEN_COLUMNS));
        assertEquals(Map.of("pinned", List.of("Devices/Phone")), settings.get(SettingCatalog.LANES));
        assertEquals(Map.of("Devices/Phone", 64.0), settings.get(SettingCatalog.LANE_HEIGHTS));
        for (var setting : SettingCatalog.ALL) {
            assertTrue(settings.chosen(setting).isPresent(), setting::key);
        }
    }

    @Test
    void whatIsNotKnownIsKept() throws IOException {
        var file = holding("{\"version\": 1, \"later.colour\": {\"a\": [1, null]}, \"broker.port\": 9500}");
        try (var store = SettingsStore.open(file)) {
            store.set(SettingCatalog.TEXT_SIZE, 150L);
        }
        var json = JsonTree.read(Files.readAllBytes(file.path()));
        assertEquals(JsonTree.read("{\"a\": [1, null]}".getBytes()), json.get("later.colour"));
        assertEquals(9500L, json.get("broker.port"));
        assertEquals(150L, json.get("appearance.textSize"));
        assertTrue(json.containsKey("writtenBy"));
    }

    @Test
    void whatAnotherProcessHasChangedMeanwhileIsKept() throws IOException {
        try (var first = SettingsStore.open(file());
                var second = SettingsStore.open(file())) {
            first.set(SettingCatalog.PORT, 9501L);
            second.set(SettingCatalog.TEXT_SIZE, 110L);
        }
        assertEquals(9501L, file().read().settings().get(SettingCatalog.PORT));
        assertEquals(110L, file().read().settings().get(SettingCatalog.TEXT_SIZE));
    }

    @Test
    void aDamagedFileIsSetAsideAndNeverLost() throws IOException {
        for (int i = 0; i < 2; i++) {
            var text = "{\"broker.port\": 95" + i;
            var file = holding(text);
            try (var store = SettingsStore.open(file)) {
                assertEquals(1, store.notices().size());
                assertTrue(store.notices().getFirst().contains("is kept as"), store.notices()::toString);
                assertEquals(9477L, store.get(SettingCatalog.PORT));
                store.set(SettingCatalog.PORT, 9502L);
            }
            var aside = i == 0 ? "settings-damaged.json" : "settings-damaged-2.json";
            assertEquals(text, Files.readString(file.path().resolveSibling(aside)));
            assertEquals(9502L, file.read().settings().get(SettingCatalog.PORT));
        }
        for (var wrong : List.of("", "[]", "{} {}", "{\"a\": 1, \"a\": 2}")) {
            assertEquals(1, holding(wrong).open().notices().size(), wrong);
            assertFalse(Files.exists(file().path()), wrong);
        }
    }

    @Test
    void aDamagedFileThatIsOnlyReadStaysWhereItIs() throws IOException {
        var file = holding("no json");
        assertEquals(1, file.read().notices().size());
        assertEquals("no json", Files.readString(file.path()));
    }

    @Test
    void aValueThatIsNotAllowedIsSaidInWordsAndLeftAlone() throws IOException {
        var file =
                holding("{\"broker.port\": \"high\", \"appearance.textSize\": 130, \"prices\": {\"m\": {\"in\": -1}}}");
        var reading = file.read();
        assertEquals(
                List.of(
                        "The setting appearance.textSize must be one of 100, 110, 125, 150. The standard value is used"
                                + " until you change it.",
                        "The setting broker.port must be a whole number from 1 to 65535. The standard value is used"
                                + " until you change it.",
                        "The setting prices must be an object in which each value is an object with the prices in and"
                                + " out, from 0 to 1000000. The standard value is used until you change it."),
                reading.notices());
        assertEquals(9477L, reading.settings().get(SettingCatalog.PORT));
        try (var store = SettingsStore.open(file)) {
            store.set(SettingCatalog.THEME, ThemeChoice.DARK);
            assertThrows(IllegalArgumentException.class, () -> store.set(SettingCatalog.PORT, 70_000L));
        }
        assertEquals("high", JsonTree.read(Files.readAllBytes(file.path())).get("broker.port"));
    }

    @Test
    void aNewerFileKeepsItsVersion() throws IOException {
        var file = holding("{\"version\": 7, \"broker.port\": 9500}");
        try (var store = SettingsStore.open(file)) {
            assertTrue(store.notices().getFirst().contains("newer"), store.notices()::toString);
            assertEquals(9500L, store.get(SettingCatalog.PORT));
            store.set(SettingCatalog.PORT, 9501L);
        }
        assertEquals(7L, JsonTree.read(Files.readAllBytes(file.path())).get("version"));
    }

    @Test
    void changesAreUndoneOneByOne() {
        var store = SettingsStore.inMemory();
        var told = new ArrayList<String>();
        store.listen(setting -> told.add(setting.key()));
        store.set(SettingCatalog.PORT, 9500L);
        store.remember(SettingCatalog.TOUR_SEEN, true);
        store.set(SettingCatalog.PORT, 9500L); // no change
        store.reset(SettingCatalog.PORT);
        assertEquals(9477L, store.get(SettingCatalog.PORT));
        assertEquals(Optional.of(SettingCatalog.PORT), store.undo());
        assertEquals(9500L, store.get(SettingCatalog.PORT));
        assertEquals(Optional.of(SettingCatalog.PORT), store.undo());
        assertFalse(store.isChanged(SettingCatalog.PORT));
        assertEquals(Optional.empty(), store.undo());
        assertTrue(store.get(SettingCatalog.TOUR_SEEN));
        assertEquals(List.of("broker.port", "window.tourSeen", "broker.port", "broker.port", "broker.port"), told);
    }

    @Test
    void manyChangesAreWrittenOnce() throws IOException {
        var waiting = new ArrayDeque<Runnable>();
        try (var store = SettingsStore.open(file(), waiting::add)) {
            store.set(SettingCatalog.PORT, 9500L);
            store.set(SettingCatalog.PORT, 9501L);
            waiting.removeFirst().run();
            assertFalse(Files.exists(file().path()));
            waiting.removeFirst().run();
            assertEquals(9501L, file().read().settings().get(SettingCatalog.PORT));
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTriedAgain() throws IOException {
        Files.writeString(folder.resolve("new folder"), "in the way");
        var said = new ArrayList<String>();
        var waiting = new ArrayDeque<Runnable>();
        try (var store = SettingsStore.open(file(), waiting::add)) {
            store.onProblem(said::add);
            store.set(SettingCatalog.PORT, 9500L);
            waiting.removeFirst().run();
            assertEquals(1, said.size());
            Files.delete(folder.resolve("new folder"));
        }
        assertEquals(9500L, file().read().settings().get(SettingCatalog.PORT));
    }
}
