package dev.playhead.transport.api;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Status of all rules of a session at a moment. Immutable.
///
/// @param rules names of all rules that are asked
/// @param verdicts of those that can be asked of participants, in the order of the rules
/// @param findings of what had happened by the moment, each as it was known then, by the number that it has for ever
/// @param leftOut how many findings there are beyond those that are kept, as of now
public record CheckStatus(
        List<String> rules, List<RuleVerdicts> verdicts, SortedMap<Integer, Finding> findings, long leftOut) {
    /// That of a session that nobody checks.
    public static final CheckStatus NONE = new CheckStatus(List.of(), List.of(), new TreeMap<>(), 0);

    public CheckStatus {
        rules = List.copyOf(rules);
        verdicts = List.copyOf(verdicts);
        findings = Collections.unmodifiableSortedMap(findings);
    }

    /// Returns how many rules have found nothing.
    public int silentRules() {
        return (int) rules.stream()
                .filter(rule -> findings.values().stream()
                        .noneMatch(finding -> finding.rule().equals(rule)))
                .count();
    }
}
