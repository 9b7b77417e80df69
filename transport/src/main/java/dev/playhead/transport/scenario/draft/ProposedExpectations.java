package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.api.Convergence;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Expectations of a draft: what was so in the recording, and what was broken there and should not be.
final class ProposedExpectations {
    private static final int MOST_TEXT = 160;

    private final RecordedSession session;
    private final RecordedCast cast;
    private final List<String> lines = new ArrayList<>();

    ProposedExpectations(RecordedSession session, RecordedCast cast) {
        this.session = session;
        this.cast = cast;
    }

    /// Returns them as lines of YAML, each with a comment above it when it was broken in the recording.
    ///
    /// @throws IOException when the log cannot be read
    List<String> lines() throws IOException {
        converge();
        checks();
        never();
        return List.copyOf(lines);
    }

    private void converge() throws IOException {
        var byIndex = new LinkedHashMap<Integer, String>();
        cast.devices.forEach(device -> byIndex.put(device.participant().index(), device.name()));
        long end = session.timeline.endNanos();
        var found = Convergence.of(session.log, session.builder, session.timeline, byIndex.keySet(), end);
        found.unknown().forEach(byIndex::remove);
        var differing = new TreeMap<Integer, Convergence.Difference>();
        found.differences().forEach(difference -> differing.putIfAbsent(difference.participant(), difference));
        var same = new ArrayList<String>();
        byIndex.forEach((index, name) -> {
            if (!differing.containsKey(index)) {
                same.add(name);
            }
        });
        if (found.compared() > 0 && !same.isEmpty()) {
            lines.add(converged(same));
        }
        differing.forEach((index, difference) -> {
            var name = byIndex.get(index);
            if (name != null) {
                broken(name + " had " + difference.device().length() + " characters of a message where the server had "
                        + difference.server().length() + ".");
                lines.add(converged(List.of(name)));
            }
        });
    }

    private static String converged(List<String> names) {
        return "converge: { devices: " + ScenarioText.list(names) + ", within: 2s }";
    }

    private void broken(String sentence) {
        var cut = sentence.length() <= MOST_TEXT ? sentence : sentence.substring(0, MOST_TEXT) + "\u2026";
        lines.add(ScenarioText.comment("Broken in the recording: " + cut));
    }

    private void checks() {
        var fired = new TreeMap<String, Finding>();
        for (var finding : session.checks.published()) {
            if (finding.severity() != Severity.NOTE && session.range.contains(finding.atNanos())) {
                fired.putIfAbsent(finding.rule(), finding);
            }
        }
        var held = session.checks.verdicts().stream()
                .filter(verdicts -> verdicts.overall() instanceof Verdict.Pass)
                .map(RuleVerdicts::rule)
                .filter(rule -> !fired.containsKey(rule))
                .sorted()
                .toList();
        if (!held.isEmpty()) {
            lines.add("check: " + ScenarioText.list(held));
        }
        for (Map.Entry<String, Finding> each : fired.entrySet()) {
            broken(each.getValue().sentence());
            lines.add("check: " + ScenarioText.value(each.getKey()));
        }
    }

    private void never() {
        var frames = session.timeline.frames();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.kind(row).equals("ERROR") && session.range.contains(frames.atNanos(row))) {
                broken("somebody was sent ERROR.");
                break;
            }
        }
        lines.add("never: 'action == ERROR'");
    }
}
