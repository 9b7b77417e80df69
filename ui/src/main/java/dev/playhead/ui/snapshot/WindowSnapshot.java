package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.scenario.ScenarioPane;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.window.PlayheadWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

/// The window as a picture, without a screen. The toolkit must be running; not for the FX thread.
public final class WindowSnapshot {
    private static final long SETTLES_WITHIN_NANOS = 10_000_000_000L;
    private static final long PLAYED_WITHIN_NANOS = 120_000_000_000L;

    private final int width;
    private final int height;

    private WindowSnapshot(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Writes the window over `session` at `atNanos` (ns since 1970; `Long.MAX_VALUE` for now) as a PNG,
    /// with the last published message before that moment chosen.
    ///
    /// @throws IOException when the recording cannot be read or the file cannot be written
    public static void render(Session session, Theme theme, int width, int height, long atNanos, Path file)
            throws IOException, InterruptedException {
        render(session, PlayheadWindow.viewNames().getFirst(), theme, width, height, atNanos, file);
    }

    /// Draws a session in the view of this name, one of [PlayheadWindow#viewNames].
    ///
    /// @throws IOException when the recording cannot be read or the file cannot be written
    public static void render(Session session, String view, Theme theme, int width, int height, long atNanos, Path file)
            throws IOException, InterruptedException {
        render(session, view, theme, width, height, atNanos, window -> {}, file);
    }

    /// Draws a session in the view of this name, one of [PlayheadWindow#viewNames], after something was done in the
    /// window.
    ///
    /// @param done what a person would do; on the FX thread
    /// @throws IOException when the recording cannot be read or the file cannot be written
    public static void render(
            Session session,
            String view,
            Theme theme,
            int width,
            int height,
            long atNanos,
            Consumer<PlayheadWindow> done,
            Path file)
            throws IOException, InterruptedException {
        var picture = new WindowSnapshot(width, height);
        var moment = session.at(atNanos);
        var window = onFx(() -> {
            var made = new PlayheadWindow(theme);
            picture.layOut(made);
            made.show(session);
            made.view(view);
            if (atNanos != Long.MAX_VALUE) {
                made.model().goTo(atNanos);
            }
            made.moment(session, moment);
            picture.layOut(made);
            made.select(published(session.timeline(), moment));
            picture.layOut(made);
            done.accept(made);
            picture.layOut(made);
            return made;
        });
        picture.settle(window, SETTLES_WITHIN_NANOS);
        picture.write(window, file);
    }

    /// Writes the first screen as a PNG.
    ///
    /// @throws IOException when the file cannot be written
    public static void welcome(Welcome welcome, Theme theme, int width, int height, Path file)
            throws IOException, InterruptedException {
        var picture = new WindowSnapshot(width, height);
        var window = onFx(() -> {
            var made = new PlayheadWindow(theme);
            made.welcome(welcome);
            return made;
        });
        picture.write(window, file);
    }

    /// Writes the list of all recordings as a PNG, when all of them have been read.
    ///
    /// @param welcome has the recordings
    /// @throws IOException when the file cannot be written
    public static void sessions(Welcome welcome, Theme theme, int width, int height, Path file)
            throws IOException, InterruptedException {
        var picture = new WindowSnapshot(width, height);
        var window = onFx(() -> {
            var made = new PlayheadWindow(theme);
            picture.layOut(made);
            made.welcome(welcome);
            made.sessions();
            picture.layOut(made);
            return made;
        });
        picture.settle(window, SETTLES_WITHIN_NANOS);
        picture.write(window, file);
    }

    /// Writes the view of scenarios as a PNG, after something was done in it.
    ///
    /// @param welcome has actions for scenarios
    /// @param steps what a person would do, each when the one before has come to its end; on the FX thread
    /// @throws IOException when the file cannot be written
    public static void scenario(
            Welcome welcome, List<Consumer<ScenarioPane>> steps, Theme theme, int width, int height, Path file)
            throws IOException, InterruptedException {
        var picture = new WindowSnapshot(width, height);
        var window = onFx(() -> {
            var made = new PlayheadWindow(theme);
            picture.layOut(made);
            made.welcome(welcome);
            made.view("scenarios");
            picture.layOut(made);
            return made;
        });
        picture.settle(window, PLAYED_WITHIN_NANOS);
        for (var step : steps) {
            onFx(() -> {
                if (window.scene().getRoot().lookup(".ph-scenario") instanceof ScenarioPane pane) {
                    step.accept(pane);
                }
                return window;
            });
            picture.settle(window, PLAYED_WITHIN_NANOS);
        }
        picture.write(window, file);
    }

    private void settle(PlayheadWindow window, long nanos) throws IOException, InterruptedException {
        long until = System.nanoTime() + nanos;
        while (!onFx(() -> isSettled(window)) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static int published(Timeline timeline, SessionState moment) {
        var frames = timeline.frames();
        int row = frames.rowAt(moment.atNanos());
        while (row >= 0 && !(frames.way(row) == Frames.Way.IN && frames.version(row) > 0)) {
            row--;
        }
        return row;
    }

    // What has arrived may ask for more, at once or when it is laid out. On the FX thread no answer comes in between.
    private boolean isSettled(PlayheadWindow window) {
        layOut(window);
        return window.isSettled();
    }

    private void layOut(PlayheadWindow window) {
        var root = window.scene().getRoot();
        root.resize(width, height);
        for (int pass = 0; pass < 2; pass++) {
            root.applyCss();
            root.layout();
        }
    }

    private void write(PlayheadWindow window, Path file) throws IOException, InterruptedException {
        var image = onFx(() -> {
            layOut(window);
            window.paintNow();
            var taken = window.scene().snapshot(new WritableImage(width, height));
            window.close();
            return taken;
        });
        Files.write(file, Png.encode(image));
    }

    private static <T> T onFx(Callable<T> work) throws IOException, InterruptedException {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("Cannot draw the window", e.getCause());
        }
    }
}
