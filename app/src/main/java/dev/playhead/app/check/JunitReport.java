package dev.playhead.app.check;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import dev.playhead.ui.format.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A [CheckReport] as JUnit XML, which CI systems read: a suite for the recording, a test case for each rule. One that
/// passed has nothing in it, one that nobody can tell of is skipped, one that was broken has one failure with its
/// findings. What is only worth knowing is output of its case and fails nothing. What of the recording is lost is a
/// case of its own, `whole-recording`.
final class JunitReport {
    /// More than a person reads in a list of tests; `check` says all of them.
    private static final int MOST_FINDINGS = 50;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final CheckReport report;

    private JunitReport(CheckReport report) {
        this.report = report;
    }

    /// @param problem tag of what is inside a test case; null for one that passed
    /// @param message one line of it
    /// @param text all of it
    /// @param output what else is to be said
    private record Case(String name, @Nullable String problem, String message, String text, String output) {}

    /// Returns the document.
    ///
    /// @param recording name of the file, as the suite is called
    /// @param damage sentences about what of it is lost
    /// @param took how long it took to check
    static String of(CheckReport report, String recording, List<String> damage, Duration took) {
        return new JunitReport(report).document(recording, damage, took);
    }

    private String document(String recording, List<String> damage, Duration took) {
        var cases = new ArrayList<Case>();
        report.verdicts().forEach(verdicts -> cases.add(of(verdicts)));
        if (!damage.isEmpty()) {
            cases.add(new Case("whole-recording", "failure", damage.getFirst(), String.join("\n", damage), ""));
        }
        var counts = String.format(
                Locale.ROOT,
                "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%.3f\"",
                cases.size(),
                count("failure", cases),
                count("skipped", cases),
                took.toNanos() / 1e9);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"playhead check\" ").append(counts).append(">\n");
        xml.append("  <testsuite name=\"")
                .append(XmlText.attribute(recording))
                .append("\" timestamp=\"")
                .append(TIMESTAMP.format(Instant.ofEpochSecond(0, report.startNanos())))
                .append("\" ")
                .append(counts)
                .append(">\n");
        cases.forEach(each -> append(each, xml));
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static long count(String problem, List<Case> cases) {
        return cases.stream().filter(each -> problem.equals(each.problem())).count();
    }

    private Case of(RuleVerdicts verdicts) {
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
            return new Case(verdicts.rule(), "failure", failures.getFirst().sentence(), said(failures), output);
        }
        return switch (verdicts.overall()) {
            case Verdict.CannotTell(var why)
            when notes.isEmpty() -> new Case(verdicts.rule(), "skipped", "Cannot tell, since " + why + ".", "", output);
            case Verdict.Fail(var times, var evidence)
            when notes.isEmpty() ->
                new Case(
                        verdicts.rule(),
                        "failure",
                        verdicts.question() + ": not so.",
                        "Entries " + numbers(evidence) + "; what was found is among the findings beyond those that"
                                + " are kept.",
                        output);
            case Verdict.CannotTell _, Verdict.Fail _, Verdict.Pass _ ->
                new Case(verdicts.rule(), null, "", "", output);
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

    private static void append(Case each, StringBuilder xml) {
        xml.append("    <testcase classname=\"playhead.check\" name=\"")
                .append(XmlText.attribute(each.name()))
                .append("\" time=\"0\"");
        if (each.problem() == null && each.output().isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        if (each.problem() != null) {
            xml.append("      <")
                    .append(each.problem())
                    .append(" message=\"")
                    .append(XmlText.attribute(each.message()))
                    .append('"');
            if (each.text().isEmpty()) {
                xml.append("/>\n");
            } else {
                xml.append(" type=\"")
                        .append(XmlText.attribute(each.name()))
                        .append("\">")
                        .append(XmlText.content(each.text()))
                        .append("</")
                        .append(each.problem())
                        .append(">\n");
            }
        }
        if (!each.output().isEmpty()) {
            xml.append("      <system-out>")
                    .append(XmlText.content(each.output()))
                    .append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }
}
