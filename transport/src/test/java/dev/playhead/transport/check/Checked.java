package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A log given to all rules, as a session does.
public final class Checked {
    private Checked() {}

    public static List<Finding> findings(LogReader log) throws IOException {
        return findings(log, entry -> true);
    }

    /// @param there which entries there are; the others are as if they had never been
    public static List<Finding> findings(LogReader log, Predicate<Entry> there) throws IOException {
        var builder = new TimelineBuilder();
        var checks = new Checks(builder, Checkers.all());
        for (long position = 0; position < log.size(); position++) {
            var entry = log.read(position);
            if (there.test(entry)) {
                var decoded = EntryDecoder.decode(entry);
                builder.accept(entry, decoded);
                checks.accept(entry, decoded);
            }
        }
        return checks.published();
    }

    /// What one rule says of everybody.
    public static RuleVerdicts verdicts(String rule, LogReader log) throws IOException {
        var entries = new ArrayList<Entry>();
        for (long position = 0; position < log.size(); position++) {
            entries.add(log.read(position));
        }
        return checks(entries).verdicts().stream()
                .filter(verdicts -> verdicts.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    public static List<Finding> findings(List<Entry> entries) {
        return checks(entries).published();
    }

    public static Checks checks(List<Entry> entries) {
        var builder = new TimelineBuilder();
        var checks = new Checks(builder, Checkers.all());
        for (var entry : entries) {
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checks.accept(entry, decoded);
        }
        return checks;
    }

    public static List<Finding> of(String rule, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    /// The only finding there is; it is of this rule.
    public static Finding only(String rule, List<Finding> findings) {
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(rule, findings.getFirst().rule());
        return findings.getFirst();
    }
}
