package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.CssWarnings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Everything is reached by keyboard, in the order of the layout, at every size of the window.
@ExtendWith(FxToolkit.class)
class LayoutJourneyTest {
    private static final List<String> PARTS = List.of(
            ".ph-top-bar",
            ".ph-device-strip",
            ".ph-rail",
            ".ph-lanes",
            "#frames-pane",
            ".ph-detail",
            ".ph-stage-column",
            ".ph-status-bar");

    private final FakeSession session = new FakeSession();

    @Test
    void f6ShowsWhereTheFocusIsAndLandsOnTheTable() {
        try (var journey = Journey.through(session)) {
            var landed = new ArrayList<Node>();
            for (int pane = 0; pane < 5; pane++) {
                journey.press(KeyCode.F6);
                var focused = Objects.requireNonNull(journey.focused());
                assertTrue(focused.isFocusVisible(), () -> "no ring on " + focused);
                landed.add(focused);
            }
            var table = journey.node("#frames");
            assertSame(table, landed.get(2));
            journey.press(KeyCode.SHIFT, KeyCode.F6);
            journey.press(KeyCode.SHIFT, KeyCode.F6);
            assertSame(table, journey.focused());
            assertTrue(journey.node(".ph-focus-ring").isVisible());
            journey.press(KeyCode.DOWN);
            Journey.until(() -> ((TableView<?>) table).getSelectionModel().getSelectedItem() != null);
        }
    }

    @Test
    void tabGoesThroughThePartsInTheOrderOfTheLayout() {
        try (var journey = Journey.through(session)) {
            FxToolkit.onFx(() -> {
                journey.node(".ph-top-bar").lookup(".button").requestFocus();
                return null;
            });
            var visited = new ArrayList<String>();
            for (int tab = 0; tab < 120; tab++) {
                var part = part(journey, journey.focused());
                if (visited.isEmpty() || !visited.getLast().equals(part)) {
                    visited.add(part);
                }
                journey.press(KeyCode.TAB);
                if (visited.size() > PARTS.size()) {
                    break;
                }
            }
            assertEquals(PARTS, visited.subList(0, PARTS.size()));
        }
    }

    @Test
    void theValuesOfTheFieldsAreNoStopsOfTheirOwn() {
        try (var journey = Journey.through(session)) {
            FxToolkit.onFx(() -> {
                journey.window.select(3);
                return null;
            });
            Journey.until(() -> journey.node(".ph-detail").lookup(".ph-delivery-table") != null);
            FxToolkit.onFx(() -> {
                journey.node(".ph-detail").lookup(".toggle-button").requestFocus();
                return null;
            });
            journey.press(KeyCode.TAB);
            journey.press(KeyCode.SHIFT, KeyCode.TAB); // to the tabs, by keyboard
            journey.press(KeyCode.RIGHT); // Fields
            Journey.until(() -> journey.node(".ph-detail").lookup("#fields") != null);
            Set<Node> stops = new LinkedHashSet<>();
            for (int tab = 0; tab < 6; tab++) {
                journey.press(KeyCode.TAB);
                stops.add(Objects.requireNonNull(journey.focused()));
            }
            assertTrue(stops.stream().noneMatch(TextField.class::isInstance), stops::toString);
            assertEquals(1, stops.stream().filter(TreeView.class::isInstance).count(), stops::toString);
        }
    }

    @Test
    void theSpeedMenuHasATickAndNoUnresolvedStyle() {
        var warnings = new CssWarnings();
        try (warnings;
                var journey = Journey.through(session)) {
            journey.click("#mode-replay");
            var speed = assertInstanceOf(MenuButton.class, journey.node(".ph-speed"));
            journey.click(".ph-speed");
            Journey.until(speed::isShowing);
            assertEquals(List.of("1\u00d7"), ticked(speed));
            var two = speed.getItems().stream()
                    .filter(item -> item.getText().equals("2\u00d7"))
                    .findFirst()
                    .orElseThrow();
            journey.click(two.getStyleableNode(), 8, 8);
            Journey.until(() -> journey.window.model().speedProperty().get() == 2.0);
            assertEquals(List.of("2\u00d7"), ticked(speed));
            assertEquals("2\u00d7", speed.getText());
        }
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void theListOfKeysHasAHeadingAndIsOpenedAtItsButton() {
        var warnings = new CssWarnings();
        try (warnings;
                var journey = Journey.through(session)) {
            journey.resize(980, 900); // the headless screen is no wider
            journey.click("#all-keys");
            var heading = journey.robot.lookup("All keys").query();
            assertNotNull(heading);
            var button = journey.node("#all-keys");
            Journey.until(() -> {
                var list = Objects.requireNonNull(heading.getParent());
                var over = list.localToScreen(list.getBoundsInLocal());
                var at = button.localToScreen(button.getBoundsInLocal());
                return over.getMaxY() <= at.getMinY() + 2
                        && over.getMaxY() >= at.getMinY() - 40
                        && over.getMinX() <= at.getMaxX()
                        && over.getMaxX() >= at.getMinX();
            });
            journey.press(KeyCode.ESCAPE);
        }
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void aWindowThatComesBackToItsSizeHasAllColumnsAgain() {
        try (var journey = Journey.through(session)) {
            var before = columns(journey);
            var frames = (Region) journey.node("#frames-pane");
            assertEquals(652, frames.getWidth());
            journey.resize(1100, 680);
            assertTrue(rowsInSight(journey) >= 8, () -> rowsInSight(journey) + " rows");
            journey.resize(1290, 680);
            // Too narrow for all columns beside the detail: then they scroll.
            reachable(journey);
            journey.resize(1600, 900);
            assertEquals(652, frames.getWidth());
            assertEquals(before, columns(journey));
            reachable(journey);
        }
    }

    @Test
    void noRowIsCutInHalf() {
        try (var journey = Journey.through(session)) {
            for (double height : new double[] {680, 701, 733, 900}) {
                journey.resize(1600, height);
                double table = journey.node("#frames").getLayoutBounds().getHeight();
                assertEquals(0, (table - 24) % 24, "at a height of " + height);
            }
        }
    }

    private static void reachable(Journey journey) {
        var table = (TableView<?>) journey.node("#frames");
        double wanted =
                table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        boolean scrolls = table.lookupAll(".scroll-bar:horizontal").stream().anyMatch(Node::isVisible);
        assertTrue(
                wanted <= table.getWidth() || scrolls,
                () -> "columns of " + wanted + " px in a table of " + table.getWidth());
    }

    private static List<Double> columns(Journey journey) {
        return ((TableView<?>) journey.node("#frames"))
                .getColumns().stream().map(TableColumn::getWidth).toList();
    }

    private static long rowsInSight(Journey journey) {
        return (long) ((journey.node("#frames").getLayoutBounds().getHeight() - 24) / 24);
    }

    private static List<String> ticked(MenuButton menu) {
        return menu.getItems().stream()
                .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                .map(item -> item.getText())
                .toList();
    }

    private static String part(Journey journey, Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            for (var part : PARTS) {
                if (node == journey.window.scene().getRoot().lookup(part)) {
                    return part;
                }
            }
        }
        return String.valueOf(focused);
    }
}
