package dev.playhead.app;

import dev.playhead.app.broker.Headless;
import dev.playhead.app.recording.RecordingFile;
import dev.playhead.ui.toolkit.NativeLibraries;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Opens the window over a recording.
@Command(name = "open", mixinStandardHelpOptions = true, description = "Open the window over a recording.")
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Override
    public Integer call() throws Exception {
        return open(file);
    }

    /// Shows a recording until the window is closed.
    ///
    /// @throws IllegalStateException in words, when there is no display or a library is missing
    static int open(Path file) throws Exception {
        RecordingFile.check(file); // a file that is none is said on the command line, not in a window
        if (!Headless.hasDisplay()) {
            throw new IllegalStateException(
                    "There is no display to open a window on. Use \"playhead info\" or \"playhead snapshot\" instead.");
        }
        NativeLibraries.missingForAWindow().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        Desktop.run(desktop -> desktop.open(file));
        return 0;
    }
}
