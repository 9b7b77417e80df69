package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.ui.theme.Icon;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finding as a line of the list. Immutable.
///
/// @param number that it has for ever
/// @param clock when it happened, from the start of the session
record FindingLine(int number, Finding finding, String clock) {
    /// Errors, warnings, notes, each in the order of time.
    static final Comparator<FindingLine> ORDER = Comparator.comparing(
                    (FindingLine line) -> line.finding().severity())
            .thenComparingLong(line -> line.finding().atNanos())
            .thenComparingInt(FindingLine::number);

    /// Returns how many of some lines are of a severity.
    static int count(List<FindingLine> lines, Severity severity) {
        return (int) lines.stream()
                .filter(line -> line.finding().severity() == severity)
                .count();
    }

    /// Icon and tone of a severity: `fault`, `warn` or `muted`.
    static Map.Entry<Icon, String> look(Severity severity) {
        return switch (severity) {
            case ERROR -> Map.entry(Icon.ERROR, "fault");
            case WARNING -> Map.entry(Icon.WARNING, "warn");
            case NOTE -> Map.entry(Icon.INFO, "muted");
        };
    }
}
