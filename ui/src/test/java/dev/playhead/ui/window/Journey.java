package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window as somebody has it in front of them, and a robot in their stead. In the corner of the screen, since the
/// wheel misses its aim elsewhere, and lower than the headless screen of 1000 px, which cannot be written over its end.
final class Journey implements AutoCloseable {
    // One for all: of the platform without a screen each robot keeps the window that it acted on, and each window the
    // robot before, so that of a robot for each no window would ever go.
    private static final FxRobot ROBOT = new FxRobot();

    final FxRobot robot = ROBOT;
    final PlayheadWindow window;
    private final Stage stage;

    private Journey(PlayheadWindow window, Stage stage) {
        this.window = window;
        this.stage = stage;
    }

    static Journey through(Session session) {
        return through(session, () -> new PlayheadWindow(Theme.DARK));
    }

    static Journey through(Session session, SettingsStore settings) {
        return through(session, () -> new PlayheadWindow(settings));
    }

    private static Journey through(Session session, Supplier<PlayheadWindow> made) {
        var journey = FxToolkit.onFx(() -> {
            var window = made.get();
            var stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1600);
            stage.setHeight(900);
            window.show(session);
            stage.show();
            return new Journey(window, stage);
        });
        journey.robot.targetWindow(journey.stage);
        journey.resize(1600, 900);
        int device = session.timeline().participants().stream()
                .filter(Participant::isDevice)
                .mapToInt(Participant::index)
                .findFirst()
                .orElseThrow();
        until(() -> journey.window.scene().getRoot().lookup("#cut-" + device) != null);
        return journey;
    }

    void resize(double width, double height) {
        FxToolkit.onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
        until(() -> window.scene().getWidth() == width && window.scene().getHeight() == height);
        settle();
    }

    void press(KeyCode... keys) {
        robot.press(keys).release(Arrays.copyOf(keys, keys.length));
        settle();
    }

    Node node(String query) {
        return Objects.requireNonNull(
                FxToolkit.onFx(() -> window.scene().getRoot().lookup(query)), () -> "There is no " + query);
    }

    void click(String query) {
        var node = node(query);
        robot.clickOn(at(
                node,
                node.getLayoutBounds().getWidth() / 2,
                node.getLayoutBounds().getHeight() / 2));
        settle();
    }

    void click(Node node, double x, double y) {
        robot.clickOn(at(node, x, y));
        settle();
    }

    // Where it comes to rest: what was just shown or moved is laid out first, or the mouse would miss it.
    private static Point2D at(Node node, double x, double y) {
        var before = new AtomicReference<@Nullable Point2D>();
        until(() -> {
            var root = node.getScene().getRoot();
            root.applyCss();
            root.layout();
            var now = node.localToScreen(x, y);
            return now != null && now.equals(before.getAndSet(now));
        });
        return Objects.requireNonNull(before.get());
    }

    @Nullable
    Node focused() {
        return FxToolkit.onFx(() -> window.scene().getFocusOwner());
    }

    // What was queued for the FX thread is done, and what that queued.
    private static void settle() {
        FxToolkit.onFx(() -> null);
        FxToolkit.onFx(() -> null);
    }

    /// Waits until it is so, asked on the FX thread.
    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> FxToolkit.onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come to that within 20 s", e);
        }
    }

    @Override
    public void close() {
        FxToolkit.onFx(() -> {
            window.close();
            // A field with the focus lets its caret blink, also in a stage that is closed.
            window.scene().getRoot().requestFocus();
            return stage;
        });
        settle();
        FxToolkit.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
