package dev.playhead.app.check;

import dev.playhead.app.junit.JunitCase;
import dev.playhead.app.junit.JunitDocument;
import dev.playhead.app.junit.JunitSuite;
import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import dev.playhead.ui.format.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A [CheckReport] as JUnit XML, which CI systems read: a suite for the recording, a test case for each
/// rule. One that passed has nothing in it, one that nobody can tell of is skipped, one that was broken has
/// one failure with its findings. What is only worth knowing is output of its case and fails nothing. What
/// of the recording is lost is a case of its own, `whole-recording`.
final class JunitReport {
    /// More than a person reads in a list of tests; `check` says all of them.
    private static final int MOST_FINDINGS = 50;

    private final CheckReport report;

    private JunitReport(CheckReport report) {
        this.report = report;
    }

    /// Returns the document.
    ///
    /// @param recording name of the file, as the suite is called
    /// @param damage sentences about what of it is lost
    /// @param took how long it took to check
    static String of(CheckReport report, String recording, List<String> damage, Duration took) {
        return new JunitReport(report).document(recording, damage, took);
    }

    private String document(String recording, List<String> damage, Duration took) {
        var cases = new ArrayList<JunitCase>();
        report.verdicts().forEach(verdicts -> cases.add(of(verdicts)));
        if (!damage.isEmpty()) {
            cases.add(JunitCase.failed("whole-recording", damage.getFirst(), String.join("\n", damage), ""));
        }
        var suite = new JunitSuite(recording, Instant.ofEpochSecond(0, report.startNanos()), took, cases);
        return JunitDocument.of("playhead check", "playhead.check", List.of(suite));
    }

    private JunitCase of(RuleVerdicts verdicts) {
        var findings = report.findings().stream()
                .filter(finding -> finding.rule().equals(verdicts.rule()))
                .toList();
        var failures = findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        var notes = findings.stream()
                .filter(finding -> finding.severity() == Severity.NOTE)
                .toList();
        var output = said(notes);
        if (!failures.isEmpty()) {
            return JunitCase.failed(verdicts.rule(), failures.getFirst().sentence(), said(failures), output);
        }
        return switch (verdicts.overall()) {
            case Verdict.CannotTell(var why)
            when notes.isEmpty() -> JunitCase.skipped(verdicts.rule(), "Cannot tell, since " + why + ".", output);
            case Verdict.Fail(var times, var evidence)
            when notes.isEmpty() ->
                JunitCase.failed(
                        verdicts.rule(),
                        verdicts.question() + ": not so.",
                        "Entries " + numbers(evidence) + "; what was found is among the findings beyond those that"
                                + " are kept.",
                        output);
            case Verdict.CannotTell _, Verdict.Fail _, Verdict.Pass _ -> JunitCase.passed(verdicts.rule(), output);
        };
    }

    private String said(List<Finding> findings) {
        var said = findings.stream().limit(MOST_FINDINGS).map(this::said).collect(Collectors.joining("\n\n"));
        int more = findings.size() - MOST_FINDINGS;
        return more > 0 ? said + "\n\nAnd " + more + " more." : said;
    }

    private String said(Finding finding) {
        return Formats.clock(finding.atNanos() - report.startNanos()) + " "
                + finding.severity().word() + ": " + finding.sentence() + "\nWhat to do: " + finding.remedy() + "\n"
                + (finding.evidence().size() == 1 ? "Entry " : "Entries ") + numbers(finding.evidence());
    }

    private static String numbers(List<Long> positions) {
        return positions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
