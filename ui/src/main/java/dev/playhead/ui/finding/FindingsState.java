package dev.playhead.ui.finding;

import dev.playhead.transport.api.CheckStatus;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the Findings view shows of a session at a moment. Immutable.
///
/// @param question that it answers
/// @param nanos the moment, ns since 1970
/// @param lines the findings in the order of the list
/// @param unwatched the run that went on longest without a device; null when there is none
public record FindingsState(
        FindingsQuestion question,
        Timeline timeline,
        long nanos,
        CheckStatus checks,
        List<FindingLine> lines,
        Matrix matrix,
        VerdictTable verdicts,
        @Nullable UnwatchedRun unwatched) {
    public FindingsState {
        lines = List.copyOf(lines);
    }

    /// Reads a session. Not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    public static FindingsState of(Session session, FindingsQuestion question) throws IOException {
        // The timeline first: what the rules know later is no more than it shows, or is shown with the next.
        var timeline = session.timeline();
        long nanos = Math.min(question.nanos(), timeline.endNanos());
        var checks = session.checks(question.nanos());
        var lines = new ArrayList<FindingLine>();
        checks.findings()
                .forEach((number, finding) -> lines.add(
                        new FindingLine(number, finding, Formats.clock(finding.atNanos() - timeline.startNanos()))));
        lines.sort(FindingLine.ORDER);
        var matrix = new MatrixReader(session, timeline, question)
                .read(checks.findings().get(question.chosen()));
        return new FindingsState(
                question,
                timeline,
                nanos,
                checks,
                lines,
                matrix,
                VerdictTable.of(checks, timeline, nanos, VerdictPane.room(MatrixPlaces.width(question.most()))),
                UnwatchedRun.of(timeline, nanos));
    }
}
