package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.lane.LaneArrangement;
import dev.playhead.ui.theme.CssWarnings;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.timeline.LanesView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lanes are folded, pinned, moved and made higher, by mouse and by keys; and each step is taken back.
@ExtendWith(FxToolkit.class)
class LanesJourneyTest {
    private final FakeSession session = new FakeSession();

    @Test
    void aChevronFoldsAGroupAndUnfoldsIt() {
        var warnings = new CssWarnings();
        try (warnings;
                var journey = Journey.through(session)) {
            click(journey, heading(journey, "Devices"));
            Journey.until(() -> shows(journey, "Devices (3)"));
            assertTrue(arrangement(journey).isCollapsed("Devices"));
            assertFalse(names(journey).contains("Phone"));
            assertTrue(names(journey).contains("2 errors"), () -> "" + names(journey));
            click(journey, heading(journey, "Devices (3)"));
            Journey.until(() -> names(journey).contains("Phone"));
            assertEquals(LaneArrangement.NONE, arrangement(journey));
        }
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void theKeyboardDoesItAllAndTakesItBack() {
        try (var journey = Journey.through(session)) {
            focus(journey, "Phone");
            journey.press(KeyCode.ALT, KeyCode.UP);
            assertEquals(List.of("Phone", "Laptop", "Tablet"), devices(journey));
            assertSame(name(journey, "Phone"), journey.focused(), "it keeps the focus where it goes");
            journey.press(KeyCode.P);
            assertTrue(arrangement(journey).isPinned("Devices/Phone"));
            double before = height(journey, "Phone");
            journey.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            assertEquals(before + 8, height(journey, "Phone"));
            journey.press(KeyCode.C);
            assertEquals(20, height(journey, "Phone"));
            journey.press(KeyCode.ENTER);
            assertEquals(before + 8, height(journey, "Phone"));
            for (int step = 0; step < 5; step++) {
                journey.press(KeyCode.CONTROL, KeyCode.Z);
            }
            assertEquals(LaneArrangement.NONE, arrangement(journey));
            assertEquals(List.of("Laptop", "Phone", "Tablet"), devices(journey));
        }
    }

    @Test
    void keysOfLanesDoNothingElsewhere() {
        try (var journey = Journey.through(session)) {
            FxToolkit.onFx(() -> {
                journey.node("#frames").requestFocus();
                return null;
            });
            journey.press(KeyCode.P);
            journey.press(KeyCode.C);
            journey.press(KeyCode.ALT, KeyCode.UP);
            assertEquals(LaneArrangement.NONE, arrangement(journey));
        }
    }

    @Test
    void aNameIsDraggedToItsPlaceAndALowerEdgeToItsHeight() {
        try (var journey = Journey.through(session)) {
            drag(journey, at(name(journey, "Tablet"), 20, 16), at(name(journey, "Laptop"), 20, 4));
            assertEquals(List.of("Tablet", "Laptop", "Phone"), devices(journey));
            var edge = at(header(journey, "Phone"), 60, 30);
            drag(journey, edge, edge.add(0, 24));
            assertEquals(56, height(journey, "Phone"));
            journey.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(32, height(journey, "Phone"), "one drag is one step");
            drag(journey, edge, edge.add(0, 24));
            journey.robot.moveTo(at(header(journey, "Phone"), 60, 54));
            journey.robot.doubleClickOn(MouseButton.PRIMARY);
            Journey.until(() -> height(journey, "Phone") == 32);
            journey.robot.moveTo(at(name(journey, "Phone"), 20, 12));
            journey.robot.doubleClickOn(MouseButton.PRIMARY);
            Journey.until(() -> arrangement(journey).isCollapsed("Devices/Phone"));
            drag(journey, at(heading(journey, "Agents"), 20, 8), at(heading(journey, "Runs"), 20, 2));
            assertEquals(
                    "Agents",
                    arrangement(journey).order().get(LaneArrangement.GROUPS).getFirst());
        }
    }

    @Test
    void theNextWindowHasTheLanesAsTheyWereLeft() {
        var settings = SettingsStore.inMemory();
        try (var journey = Journey.through(session, settings)) {
            click(journey, heading(journey, "Agents"));
            Journey.until(() -> shows(journey, "Agents (2)"));
        }
        try (var journey = Journey.through(session, settings)) {
            assertTrue(shows(journey, "Agents (2)"));
        }
    }

    @Test
    void wordsThatChangeLeaveTheFocusWhereItIs() {
        try (var journey = Journey.through(session)) {
            focus(journey, "Phone");
            FxToolkit.onFx(() -> {
                lanes(journey).headersAt(ExampleSession.at(10));
                lanes(journey).headersAt(ExampleSession.at(126));
                return null;
            });
            assertSame(name(journey, "Phone"), journey.focused());
        }
    }

    @Test
    void idleTimeFoldsAtAKeyAndTheMomentsStayWhatTheyWere() {
        try (var journey = Journey.through(session)) {
            journey.click("#mode-replay");
            long playhead = FxToolkit.onFx(() -> journey.window.viewport().playheadNanos());
            journey.press(KeyCode.G);
            var folds = FxToolkit.onFx(
                    () -> journey.window.viewport().foldsProperty().get());
            assertFalse(folds.all().isEmpty());
            assertTrue(folds.all().stream().allMatch(fold -> fold.lengthNanos() >= 4_000_000_000L));
            assertEquals(
                    playhead, FxToolkit.onFx(() -> journey.window.viewport().playheadNanos()));
            journey.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(
                    List.of(),
                    FxToolkit.onFx(() ->
                            journey.window.viewport().foldsProperty().get().all()));
        }
    }

    @Test
    void channelsAreChosenFromAListThatIsNarrowedByTyping() {
        var many = FakeSession.of(ExampleSession.with(
                session.timeline(),
                IntStream.range(0, 300)
                        .mapToObj(i -> new ChannelTrack(
                                ChannelId.shared("room-" + i),
                                List.of(ExampleSession.message(
                                        "m" + i, 1, i / 3.0, i / 3.0, 0, true, List.of(), -1, 0))))
                        .toArray(ChannelTrack[]::new)));
        var warnings = new CssWarnings();
        try (warnings;
                var journey = Journey.through(many)) {
            FxToolkit.onFx(() -> {
                var room =
                        LaneArrangement.NONE.toggled("Runs").toggled("Devices").toggled("Agents");
                lanes(journey).steering().lanes().change(room);
                return null;
            });
            assertTrue(names(journey).contains("292 more\nno errors"), () -> "" + names(journey));
            journey.press(KeyCode.SHIFT, KeyCode.C);
            Journey.until(
                    () -> journey.robot.lookup("#channel-filter").tryQuery().isPresent());
            journey.robot.write("room-17");
            Journey.until(
                    () -> journey.robot.lookup("8 of 300, 11 listed").tryQuery().isPresent());
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.ENTER);
            Journey.until(
                    () -> journey.robot.lookup("9 of 300, 11 listed").tryQuery().isPresent());
            assertTrue(Objects.requireNonNull(arrangement(journey).channels()).contains("room-17"));
            journey.robot.clickOn("#channels-near");
            Journey.until(() -> arrangement(journey).channels() == null);
            FxToolkit.onFx(() -> {
                lanes(journey).steering().lanes().change(LaneArrangement.NONE.withChannels(Set.of("room-4")));
                return null;
            });
            assertTrue(names(journey).contains("299 more\nno errors"), () -> "" + names(journey));
            FxToolkit.onFx(() -> {
                journey.window.show(session);
                return null;
            });
            Journey.until(() -> arrangement(journey).channels() == null);
        }
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void thePointerOverAMessageShowsItsWayToTheDevices() {
        session.frames(new RegularFrames(8_000, 100_000_000));
        try (var journey = Journey.through(session)) {
            journey.click("#mode-replay");
            FxToolkit.onFx(() -> {
                journey.window.viewport().show(ExampleSession.at(100), ExampleSession.at(108));
                journey.window.viewport().scrubTo(ExampleSession.at(107.9));
                return null;
            });
            int before = accents(journey);
            // The first message of the channel, created at 104.6 s.
            double x = FxToolkit.onFx(() -> 176
                    + journey.window
                            .viewport()
                            .scale(lanes(journey).getWidth() - 176)
                            .x(ExampleSession.at(104.6)));
            double y = header(journey, "ai:trip-42\nby serial").getLayoutY() + 57 + 24 + 22;
            journey.robot.moveTo(at(lanes(journey), x, y));
            Journey.until(() -> accents(journey) > before + 20);
            journey.robot.moveTo(at(lanes(journey), x - 40, y));
            Journey.until(() -> accents(journey) <= before);
        }
    }

    // Pixels of the line, which lies left of the playhead.
    private static int accents(Journey journey) {
        return FxToolkit.onFx(() -> {
            var view = lanes(journey);
            view.paintNow();
            var picture = view.snapshot(null, null);
            var accent = Palette.of(Theme.DARK).accent();
            int found = 0;
            for (int y = 90; y < picture.getHeight(); y++) {
                for (int px = 500; px < 1_000; px++) {
                    found += picture.getPixelReader().getColor(px, y).equals(accent) ? 1 : 0;
                }
            }
            return found;
        });
    }

    private static LanesView lanes(Journey journey) {
        return (LanesView) journey.node(".ph-lanes");
    }

    private static LaneArrangement arrangement(Journey journey) {
        return FxToolkit.onFx(() -> lanes(journey).steering().lanes().arrangement());
    }

    private static List<Node> headers(Journey journey) {
        return FxToolkit.onFx(() -> lanes(journey).lookupAll(".ph-lane-header").stream()
                .sorted((a, b) -> Double.compare(a.getLayoutY(), b.getLayoutY()))
                .toList());
    }

    private static List<String> names(Journey journey) {
        return headers(journey).stream().map(LanesJourneyTest::text).toList();
    }

    private static String text(Node header) {
        return FxToolkit.onFx(() -> ((Label) Objects.requireNonNull(header.lookup(".label.ph-focusable"))).getText());
    }

    private static List<String> devices(Journey journey) {
        return names(journey).stream()
                .filter(Set.of("Laptop", "Phone", "Tablet")::contains)
                .toList();
    }

    private static Node header(Journey journey, String name) {
        return headers(journey).stream()
                .filter(header -> text(header).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Node name(Journey journey, String name) {
        var header = header(journey, name);
        return FxToolkit.onFx(() -> Objects.requireNonNull(header.lookup(".label.ph-focusable")));
    }

    private static double height(Journey journey, String name) {
        var header = header(journey, name);
        return FxToolkit.onFx(() -> header.getLayoutBounds().getHeight());
    }

    private static boolean shows(Journey journey, String heading) {
        return FxToolkit.onFx(() -> lanes(journey).lookupAll(".ph-lane-heading").stream()
                .anyMatch(node -> node.isVisible() && ((Labeled) node).getText().equals(heading)));
    }

    private static Node heading(Journey journey, String heading) {
        return FxToolkit.onFx(() -> lanes(journey).lookupAll(".ph-lane-heading").stream()
                .filter(node -> node instanceof Button button
                        && button.isVisible()
                        && button.getText().equals(heading))
                .findFirst()
                .orElseThrow());
    }

    private static void click(Journey journey, Node node) {
        journey.click(node, 20, 8);
    }

    private static void focus(Journey journey, String name) {
        var label = name(journey, name);
        FxToolkit.onFx(() -> {
            label.requestFocus();
            return null;
        });
    }

    private static Point2D at(Node node, double x, double y) {
        return FxToolkit.onFx(() -> node.localToScreen(x, y));
    }

    private static void drag(Journey journey, Point2D from, Point2D to) {
        journey.robot.moveTo(from).press(MouseButton.PRIMARY);
        journey.robot.moveTo(from.add(0, to.getY() > from.getY() ? 6 : -6));
        journey.robot.moveTo(to).release(MouseButton.PRIMARY);
        FxToolkit.onFx(() -> null);
        FxToolkit.onFx(() -> null);
    }
}
