package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.settings.ModelPrice;
import dev.playhead.transport.settings.MotionChoice;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.ThemeChoice;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.theme.Motion;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class SettingsViewTest {
    private final SettingsStore store = SettingsStore.inMemory(ThemeChoice.DARK);

    @Test
    void aPersonChangesSettingsByMouse() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.click("#view-settings");
            Journey.until(() -> shown(journey, "#set-appearance-theme-light"));
            journey.click("#set-appearance-theme-light");
            Journey.until(() -> hasClass(journey, Theme.LIGHT));
            journey.click("#set-appearance-reducedMotion-on");
            Journey.until(Motion::isReduced);
            double before = FxToolkit.onFx(() -> heightOf(journey, "#set-appearance-theme-light"));
            journey.click("#set-appearance-textSize-150");
            Journey.until(() -> heightOf(journey, "#set-appearance-theme-light") == before * 1.5);
            journey.click("#default-appearance-textSize");
            Journey.until(() -> heightOf(journey, "#set-appearance-theme-light") == before);
            journey.press(KeyCode.SHORTCUT, KeyCode.Z);
            Journey.until(() -> store.get(SettingCatalog.TEXT_SIZE) == 150L);
            journey.press(KeyCode.SHORTCUT, KeyCode.Z);
            journey.press(KeyCode.SHORTCUT, KeyCode.Z);
            Journey.until(() -> !Motion.isReduced() && hasClass(journey, Theme.LIGHT));
            assertEquals(MotionChoice.SYSTEM, store.get(SettingCatalog.REDUCED_MOTION));
        }
    }

    @Test
    void aPersonChangesSettingsByKeyboard() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> journey.window.scene().getFocusOwner() != null
                    && "find-setting"
                            .equals(journey.window.scene().getFocusOwner().getId()));
            journey.robot.write("port");
            Journey.until(() -> !journey.node("#settings-appearance").isVisible());
            assertTrue(shown(journey, "#set-broker-port"));
            reach(journey, "set-broker-port");
            journey.press(KeyCode.SHORTCUT, KeyCode.A);
            journey.robot.write("99999");
            journey.press(KeyCode.ENTER);
            Journey.until(() ->
                    !journey.window.scene().getRoot().lookupAll(".ph-wrong").isEmpty());
            assertEquals(9477L, store.get(SettingCatalog.PORT));
            journey.press(KeyCode.SHORTCUT, KeyCode.A);
            journey.robot.write("9500");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> store.get(SettingCatalog.PORT) == 9500L
                    && journey.window.scene().getRoot().lookupAll(".ph-wrong").isEmpty());
            journey.press(KeyCode.ESCAPE); // out of the search
            Journey.until(() -> journey.node("#settings-appearance").isVisible());
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT1);
            Journey.until(() -> !shown(journey, "#set-broker-port"));
        }
    }

    @Test
    void aPriceIsWrittenAndForgotten() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> shown(journey, "#price-model"));
            journey.click("#price-model");
            journey.robot.write("planner-large");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> shown(journey, "#price-out-planner-large"));
            journey.click("#price-out-planner-large");
            journey.press(KeyCode.SHORTCUT, KeyCode.A);
            journey.robot.write("15");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> new ModelPrice(0, 15)
                    .equals(store.get(SettingCatalog.PRICES).get("planner-large")));
            journey.press(KeyCode.SHORTCUT, KeyCode.Z);
            Journey.until(() ->
                    new ModelPrice(0, 0).equals(store.get(SettingCatalog.PRICES).get("planner-large")));
        }
    }

    @Test
    void aKeyIsChangedByPressingTheNewOne() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> shown(journey, "#key-play"));
            record(journey, "play");
            journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.R);
            Journey.until(() -> Map.of("play", "Ctrl Shift R").equals(store.get(SettingCatalog.KEYS)));
            var focused = journey.focused();
            assertEquals("key-play", focused == null ? null : focused.getId(), "the focus stays in the row");
            var sign = FxToolkit.onFx(() -> KeySign.key(journey.node("#view-timeline"), "play", "Space"));
            assertEquals("Ctrl Shift R", sign, "tooltips, menus and lists follow");
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT1);
            assertTrue(FxToolkit.onFx(() -> journey.window.model().mode() == PlayMode.LIVE));
            journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.R);
            Journey.until(() -> journey.window.model().mode() != PlayMode.LIVE);
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> shown(journey, "#default-key-play"));
            fire(journey, "#default-key-play");
            Journey.until(() -> store.get(SettingCatalog.KEYS).isEmpty());
            journey.press(KeyCode.SHORTCUT, KeyCode.Z);
            Journey.until(() -> Map.of("play", "Ctrl Shift R").equals(store.get(SettingCatalog.KEYS)));
        }
    }

    @Test
    void aKeyThatIsUsedTwiceIsMarkedAtBothAndEscapeChangesNothing() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> shown(journey, "#key-centre"));
            record(journey, "centre");
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> shown(journey, "#key-centre"));
            assertEquals(Map.of(), store.get(SettingCatalog.KEYS));
            record(journey, "centre");
            journey.press(KeyCode.W);
            Journey.until(() -> Map.of("centre", "W").equals(store.get(SettingCatalog.KEYS)));
            Journey.until(() ->
                    journey.node("#settings-keys").lookupAll(".ph-key-problem").size() == 2);
            record(journey, "centre");
            journey.press(KeyCode.BACK_SPACE);
            Journey.until(() -> Map.of("centre", "").equals(store.get(SettingCatalog.KEYS)));
            Journey.until(() ->
                    journey.node("#settings-keys").lookupAll(".ph-key-problem").isEmpty());
            fire(journey, "#default-keys");
            Journey.until(() -> store.get(SettingCatalog.KEYS).isEmpty());
        }
    }

    @Test
    void highContrastHoldsAtOnce() {
        try (var journey = Journey.through(new FakeSession(), store)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.COMMA);
            Journey.until(() -> shown(journey, "#set-appearance-highContrast-on"));
            journey.click("#set-appearance-highContrast-on");
            Journey.until(() -> journey.window.scene().getRoot().getStyleClass().contains("ph-contrast")
                    && hasClass(journey, Theme.DARK));
            journey.click("#set-appearance-theme-light");
            Journey.until(() -> journey.window.scene().getRoot().getStyleClass().contains("ph-contrast")
                    && hasClass(journey, Theme.LIGHT));
            journey.click("#set-appearance-highContrast-off");
            Journey.until(
                    () -> !journey.window.scene().getRoot().getStyleClass().contains("ph-contrast"));
        }
    }

    private static void record(Journey journey, String command) {
        fire(journey, "#key-" + command);
        Journey.until(() -> {
            var focused = journey.window.scene().getFocusOwner();
            return focused != null && "key-recorder".equals(focused.getId());
        });
    }

    // The list is longer than the page.
    private static void fire(Journey journey, String query) {
        FxToolkit.onFx(() -> {
            ((Button) journey.node(query)).fire();
            return null;
        });
    }

    @Test
    void aWindowWithoutSettingsOffersNone() {
        try (var journey = Journey.through(new FakeSession())) {
            assertFalse(shown(journey, "#view-settings"));
        }
    }

    // Tab goes on from control to control until it is there.
    private static void reach(Journey journey, String id) {
        for (int i = 0; i < 60; i++) {
            var focused = journey.focused();
            if (focused != null && id.equals(focused.getId())) {
                return;
            }
            journey.press(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not reach " + id);
    }

    private static boolean shown(Journey journey, String query) {
        return FxToolkit.onFx(() -> {
            Node node = journey.window.scene().getRoot().lookup(query);
            return node != null && node.isVisible() && (!(node instanceof TextField) || node.getScene() != null);
        });
    }

    private static boolean hasClass(Journey journey, Theme theme) {
        return journey.window.scene().getRoot().getStyleClass().contains(theme.styleClass());
    }

    private static double heightOf(Journey journey, String query) {
        var node = journey.window.scene().getRoot().lookup(query);
        return Math.rint(node.localToScene(node.getLayoutBounds()).getHeight());
    }
}
