package dev.playhead.app;

import dev.playhead.app.broker.Headless;
import dev.playhead.app.handover.FirstWindow;
import dev.playhead.app.recording.RecordingFile;
import dev.playhead.app.settings.UserSettings;
import dev.playhead.ui.toolkit.NativeLibraries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Opens the window over a recording.
@Command(name = "open", mixinStandardHelpOptions = true, description = "Open the window over a recording.")
final class OpenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Override
    public Integer call() throws Exception {
        return open(file, spec.commandLine().getOut());
    }

    /// Shows a recording until the window is closed; in the window that runs already, if one does.
    ///
    /// @param out is told when another window shows it
    /// @throws IllegalStateException in words, when there is no display or a library is missing
    static int open(Path file, PrintWriter out) throws Exception {
        RecordingFile.check(file); // a file that is none is said on the command line, not in a window
        if (!Headless.hasDisplay()) {
            throw new IllegalStateException(
                    "There is no display to open a window on. Use \"playhead info\" or \"playhead snapshot\" instead.");
        }
        if (FirstWindow.handOver(UserSettings.directory(null), file)) {
            out.println("Playhead runs already; its window shows " + file + ".");
            return 0;
        }
        NativeLibraries.missingForAWindow().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        Desktop.run(desktop -> desktop.open(file));
        return 0;
    }
}
