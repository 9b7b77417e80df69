package dev.playhead.app.recording;

import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Command that judges one recording: exit code 0 when all is well, 1 when something was found or part of the recording
/// is lost, 2 when it cannot be read.
public abstract class RecordingVerdict implements Callable<Integer> {
    private final String undone;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    /// @param undone what was not done with the part that is lost, in front of each sentence about it: `Not checked`
    protected RecordingVerdict(String undone) {
        this.undone = undone;
    }

    /// Judges the recording and prints what it finds.
    ///
    /// @param name the file as it was given
    /// @param log what is in it; closed by the caller
    /// @return true when all is well with what is there
    /// @throws IOException when the recording cannot be read
    protected abstract boolean judge(Path name, LogFile log, PrintWriter out) throws IOException;

    @Override
    public final Integer call() throws IOException {
        var console = spec.commandLine();
        try (var log = RecordingFile.open(file)) {
            boolean well = judge(file, log, console.getOut());
            var damage = log.damage();
            damage.forEach(problem -> console.getErr().println(undone + ": " + problem));
            return well && damage.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
