package dev.playhead.app;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what the rules find in a recording.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Say what went wrong in a recording, and of each rule whether it passed, failed or cannot tell: messages"
                    + " lost, doubled, out of order or changed on the way, publishes without an answer, runs"
                    + " without an end, resumes that were claimed and not kept, text after a stop.",
            "Exit code 0 when nothing is found, 1 when something is or when part of the recording is lost,"
                    + " 2 when it cannot be read."
        })
final class CheckCommand extends RecordingVerdict {
    @Option(names = "--json", description = "Print one JSON object per finding, one a line, and nothing else.")
    private boolean json;

    CheckCommand() {
        super("Not checked");
    }

    @Override
    boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
        var report = CheckReport.of(log);
        (json ? FindingLines.json(report) : FindingLines.words(report)).forEach(out::println);
        return report.findings().isEmpty();
    }
}
