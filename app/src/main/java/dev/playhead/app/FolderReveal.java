package dev.playhead.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a file in its folder, by the program that the operating system has for that.
final class FolderReveal {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReveal.class);

    private FolderReveal() {}

    /// Shows a file. Any thread.
    ///
    /// @param onProblem given a sentence when there is no such program; FX thread
    static void show(Path file, Consumer<String> onProblem) {
        var place = file.toAbsolutePath();
        Thread.startVirtualThread(() -> {
            try {
                new ProcessBuilder(command(System.getProperty("os.name", ""), place))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                LOG.warn("Cannot show the folder of {}", place, e);
                Platform.runLater(
                        () -> onProblem.accept("No program to show a folder was found. The file is " + place + "."));
            }
        });
    }

    /// Returns the command of an operating system, as `os.name` says it.
    static List<String> command(String os, Path file) {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        if (system.startsWith("mac")) {
            return List.of("open", "-R", file.toString());
        }
        return List.of("xdg-open", String.valueOf(file.getParent()));
    }
}
