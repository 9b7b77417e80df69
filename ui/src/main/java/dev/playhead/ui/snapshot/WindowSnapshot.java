package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Moment;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.window.PlayheadWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// The window as a picture, without a screen. The toolkit must be running; not for the FX thread.
public final class WindowSnapshot {
    private WindowSnapshot() {}

    /// Writes the window over `session` at `atNanos` (ns since 1970; `Long.MAX_VALUE` for now) as a PNG.
    ///
    /// @throws IOException when the recording cannot be read or the file cannot be written
    public static void render(Session session, Theme theme, int width, int height, long atNanos, Path file)
            throws IOException, InterruptedException {
        write(theme, width, height, session, session.at(atNanos), null, atNanos, file);
    }

    /// Writes the first screen as a PNG.
    ///
    /// @throws IOException when the file cannot be written
    public static void welcome(Welcome welcome, Theme theme, int width, int height, Path file)
            throws IOException, InterruptedException {
        write(theme, width, height, null, null, welcome, Long.MAX_VALUE, file);
    }

    private static void write(
            Theme theme,
            int width,
            int height,
            @Nullable Session session,
            @Nullable Moment moment,
            @Nullable Welcome welcome,
            long atNanos,
            Path file)
            throws IOException, InterruptedException {
        var task = new FutureTask<WritableImage>(() -> {
            var window = new PlayheadWindow(theme);
            var root = window.scene().getRoot();
            if (welcome != null) {
                window.welcome(welcome);
            }
            if (session != null && moment != null) {
                window.show(session);
                if (atNanos != Long.MAX_VALUE) {
                    window.model().goTo(atNanos);
                }
                window.moment(session, moment);
            }
            root.resize(width, height);
            root.applyCss();
            root.layout();
            root.applyCss();
            root.layout();
            window.paintNow();
            var image = window.scene().snapshot(new WritableImage(width, height));
            window.close();
            return image;
        });
        Platform.runLater(task);
        try {
            Files.write(file, Png.encode(task.get()));
        } catch (ExecutionException e) {
            throw new IOException("Cannot draw the window", e.getCause());
        }
    }
}
