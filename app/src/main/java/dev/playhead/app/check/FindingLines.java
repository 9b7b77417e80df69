package dev.playhead.app.check;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.api.FindingFields;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.ui.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A [CheckReport] as the lines of `check`.
final class FindingLines {
    private static final String INDENT = " ".repeat(10);

    private FindingLines() {}

    /// For people: a line for each rule that was asked of participants, three lines a finding, and how much was
    /// checked.
    static List<String> words(CheckReport report) {
        var lines = new ArrayList<String>();
        report.verdicts().forEach(verdicts -> lines.add(VerdictLines.words(verdicts, report)));
        for (var finding : report.findings()) {
            lines.add(Formats.clock(finding.atNanos() - report.startNanos()) + " "
                    + finding.severity().word() + " " + finding.rule() + ": " + finding.sentence());
            lines.add(INDENT + "What to do: " + finding.remedy());
            lines.add(INDENT
                    + (finding.evidence().size() == 1 ? "Entry " : "Entries ")
                    + finding.evidence().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (report.leftOut() > 0) {
            lines.add("And " + report.leftOut() + " more.");
        }
        lines.add((report.findings().isEmpty()
                        ? "Nothing found"
                        : Formats.count(report.findings().size(), "finding"))
                + String.format(Locale.ROOT, " by %d rules in %,d entries.", report.rules(), report.entries()));
        return lines;
    }

    /// For programs: a JSON object for each rule, then one for each finding.
    static List<String> json(CheckReport report) {
        return Stream.concat(
                        report.verdicts().stream().map(verdicts -> VerdictLines.json(verdicts, report)),
                        report.findings().stream()
                                .map(finding ->
                                        new String(JsonTree.write(fields(finding, report)), StandardCharsets.UTF_8)))
                .toList();
    }

    private static Map<String, @Nullable Object> fields(Finding finding, CheckReport report) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "finding");
        fields.putAll(FindingFields.of(finding, report.startNanos(), report.participants()));
        fields.put("evidence", finding.evidence());
        return fields;
    }
}
