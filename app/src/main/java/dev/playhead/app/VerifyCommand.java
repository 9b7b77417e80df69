package dev.playhead.app;

import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a recording again and says whether the broker does today what it did then.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Run what clients sent in a recording through the broker again and compare what it does with what was recorded.",
            "Exit code 0 when it is the same, 1 when it differs or when part of the recording is lost,"
                    + " 2 when it cannot be read."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        try (var log = RecordingFile.open(file)) {
            var damage = log.damage();
            damage.forEach(problem -> spec.commandLine().getErr().println("Not verified: " + problem));
            var difference = DeterminismCheck.verify(log);
            if (difference.isEmpty()) {
                out.printf("%s runs again to the same end: %,d entries.%n", file, log.size());
                return damage.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
            }
            var found = difference.get();
            out.printf("%s differs at entry %d.%n", file, found.position());
            out.println("  Recorded: " + ControlCharacters.visible(found.expected()));
            out.println("  Now:      " + ControlCharacters.visible(found.came()));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
