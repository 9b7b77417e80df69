package dev.playhead.app.check;

import dev.playhead.app.recording.RecordingVerdict;
import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.log.LogFile;
import dev.playhead.ui.finding.FindingBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
            "Exit code 0 when nothing is found, or only notes; 1 when something is or when part of the recording is"
                    + " lost; 2 when it cannot be read, or its report or a bundle not be written."
        })
public final class CheckCommand extends RecordingVerdict {
    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line and nothing else: of type \"verdict\" for each rule, then of type"
                            + " \"finding\" for each finding.")
    private boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            completionCandidates = Rules.class,
            description =
                    "Write a report for CI as JUnit XML as well, a test case for each rule; one that cannot tell is"
                            + " skipped. Rules: ${COMPLETION-CANDIDATES}.")
    private @Nullable Path junit;

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description =
                    "Write each finding that is no note as a ZIP file as well, to attach to a bug: the part of the recording"
                            + " around what proves it, and a report as Markdown and as JSON. At most 50.")
    private @Nullable Path bundles;

    @Option(
            names = "--mask",
            description = "Leave out of the bundles what was said: texts become x, as long as they were, and numbers in"
                    + " payloads 1.")
    private boolean mask;

    /// Makes the verb; picocli sets its options.
    public CheckCommand() {
        super("Not checked");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
        if (mask && bundles == null) {
            throw new IllegalArgumentException("--mask is about bundles: name a folder for them with --bundle.");
        }
        long begun = System.nanoTime();
        var report = CheckReport.of(log);
        if (junit != null) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var recording = Objects.requireNonNullElse(name.getFileName(), name).toString();
            WholeFile.write(junit, JunitReport.of(report, recording, log.damage(), took));
        }
        if (bundles != null) {
            FindingBundles.write(
                    name, report, bundles, mask ? FindingBundle.Content.MASKED : FindingBundle.Content.WHOLE);
        }
        (json ? FindingLines.json(report) : FindingLines.words(report)).forEach(out::println);
        return report.isWell();
    }

    /// The names of the rules, for the help.
    static final class Rules implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Checkers.all().stream()
                    .map(rule -> rule instanceof VerdictRule asked
                            ? rule.rule() + " (" + asked.question() + ")"
                            : rule.rule())
                    .iterator();
        }
    }
}
