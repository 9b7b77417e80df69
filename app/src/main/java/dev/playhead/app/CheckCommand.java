package dev.playhead.app;

import dev.playhead.transport.api.CheckReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what the rules find in a recording.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Say what went wrong in a recording: resumes that were claimed and not kept, text after a stop,"
                    + " publishes that were refused.",
            "Exit code 0 when nothing is found, 1 when something is or when part of the recording is lost,"
                    + " 2 when it cannot be read."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object per finding, one a line, and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        try (var log = RecordingFile.open(file)) {
            var report = CheckReport.of(log);
            (json ? FindingLines.json(report) : FindingLines.words(report)).forEach(out::println);
            var damage = log.damage();
            damage.forEach(problem -> spec.commandLine().getErr().println("Not checked: " + problem));
            return report.findings().isEmpty() && damage.isEmpty()
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
