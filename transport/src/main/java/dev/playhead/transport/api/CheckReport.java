package dev.playhead.transport.api;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.List;

/// The findings of all rules in one recording. Immutable.
///
/// @param startNanos when it began, ns since 1970
/// @param entries how many entries were checked
/// @param rules by how many rules
/// @param verdicts of the rules that can be asked of participants, in the order of the rules
/// @param findings in the order they were found
/// @param leftOut how many there were beyond those
/// @param participants everybody in it; findings name them by index
public record CheckReport(
        long startNanos,
        long entries,
        int rules,
        List<RuleVerdicts> verdicts,
        List<Finding> findings,
        long leftOut,
        List<Participant> participants) {
    public CheckReport {
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
        participants = List.copyOf(participants);
    }

    /// Returns whether nothing was found but what is only worth knowing.
    public boolean isWell() {
        return leftOut == 0 && findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    /// Reads every entry, so not for the FX thread.
    ///
    /// @throws IOException when the log cannot be read
    public static CheckReport of(LogReader log) throws IOException {
        var builder = new TimelineBuilder();
        var checkers = Checkers.all();
        var checks = new Checks(builder, checkers);
        long size = log.size();
        for (long position = 0; position < size; position++) {
            var entry = log.read(position);
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checks.accept(entry, decoded);
        }
        var timeline = builder.timeline(0);
        return new CheckReport(
                timeline.startNanos(),
                size,
                checkers.size(),
                checks.verdicts(),
                checks.published(),
                checks.leftOut(),
                timeline.participants());
    }
}
