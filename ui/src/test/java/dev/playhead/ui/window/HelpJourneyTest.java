package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.ThemeChoice;
import dev.playhead.ui.FxToolkit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tour and About, by keyboard and by mouse.
@ExtendWith(FxToolkit.class)
class HelpJourneyTest {
    private final SettingsStore store = SettingsStore.inMemory(ThemeChoice.DARK);

    private static void choose(Journey journey, String id) {
        FxToolkit.onFx(() -> {
            var menu = (MenuButton) journey.node("#help");
            menu.getItems().stream()
                    .filter(item -> ("menu-" + id).equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
    }

    private static boolean has(Journey journey, String query) {
        return journey.window.scene().getRoot().lookup(query) != null;
    }

    private static String title(Journey journey) {
        return ((Label) journey.node("#tour-card").lookup(".ph-title")).getText();
    }

    private static String focus(Journey journey) {
        var focused = journey.focused();
        return focused == null ? "" : Objects.requireNonNullElse(focused.getId(), "");
    }

    @Test
    void theTourIsOfferedOnceAndWalkedThroughByKeyboard() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            var before = journey.focused();
            assertFalse(has(journey, "#tour"), "nobody sees it unasked but where the program offers it");
            FxToolkit.onFx(() -> {
                journey.window.offerTour();
                return null;
            });
            Journey.until(() -> has(journey, "#tour"));
            assertEquals("Connect your app", title(journey));
            assertEquals("tour-next", focus(journey));
            var told = Objects.requireNonNullElse(journey.node("#tour-next").getAccessibleText(), "");
            assertTrue(told.startsWith("Tour, step 1 of 4. Connect your app. "), told);
            journey.press(KeyCode.ENTER);
            assertEquals("Move the playhead", title(journey));
            journey.press(KeyCode.RIGHT);
            assertEquals("See what each device has", title(journey));
            journey.press(KeyCode.LEFT);
            assertEquals("Move the playhead", title(journey));
            var seen = new HashSet<String>();
            for (int i = 0; i < 4; i++) {
                seen.add(focus(journey));
                journey.press(KeyCode.TAB);
            }
            assertEquals(Set.of("tour-next", "tour-back", "tour-skip"), seen, "Tab stays in the card");
            journey.press(KeyCode.RIGHT);
            journey.press(KeyCode.RIGHT);
            assertEquals("Find out why", title(journey));
            assertFalse(FxToolkit.onFx(() -> journey.node("#tour-skip").isVisible()));
            journey.press(KeyCode.RIGHT);
            Journey.until(() -> !has(journey, "#tour"));
            assertEquals(before, journey.focused());
            assertTrue(store.get(SettingCatalog.TOUR_SEEN));
            FxToolkit.onFx(() -> {
                journey.window.offerTour();
                return null;
            });
            assertFalse(has(journey, "#tour"), "once is enough");
        }
    }

    @Test
    void theTourIsTakenAgainByMouseAndTheWindowGoesOnBelowIt() {
        store.remember(SettingCatalog.TOUR_SEEN, true);
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT3);
            choose(journey, "tour");
            Journey.until(() -> has(journey, "#tour-card"));
            assertTrue(has(journey, ".ph-lanes"), "it points at parts of the timeline");
            journey.click("#tour-next");
            Journey.until(() -> title(journey).equals("Move the playhead"));
            journey.click("#tour-next");
            Journey.until(() -> title(journey).equals("See what each device has"));
            var card = FxToolkit.onFx(() -> {
                Node node = journey.node("#tour-card");
                return node.localToScene(node.getLayoutBounds());
            });
            var column = FxToolkit.onFx(() -> {
                Node node = journey.node(".ph-stage-column");
                return node.localToScene(node.getLayoutBounds());
            });
            assertFalse(card.intersects(column), "the card is beside what it is about: " + card + " " + column);
            journey.click("#cut-0");
            assertTrue(has(journey, "#tour-card"), "devices can be cut below it");
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> !has(journey, "#tour"));
        }
    }

    @Test
    void aboutSaysWhatRunsAndKeysStayInIt() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            var before = journey.focused();
            choose(journey, "about");
            Journey.until(() -> has(journey, "#about"));
            assertEquals("about-search", focus(journey));
            for (int i = 0; i < 12; i++) {
                journey.press(KeyCode.TAB);
                Node inside = journey.focused();
                while (inside != null && !"about".equals(inside.getId())) {
                    inside = inside.getParent();
                }
                assertNotEquals(null, inside, "Tab left About");
            }
            journey.click("#about-copy");
            var copied = FxToolkit.onFx(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.contains("Java: " + System.getProperty("java.runtime.version")), copied);
            assertTrue(copied.contains("JavaFX: " + System.getProperty("javafx.runtime.version")), copied);
            assertTrue(copied.contains("Settings: in memory"), copied);
            assertTrue(copied.contains("Commit: not known"), copied);
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> !has(journey, "#about"));
            assertEquals(before, journey.focused());
            choose(journey, "about");
            journey.click("#view-timeline");
            Journey.until(() -> !has(journey, "#about"));
        }
    }
}
