package dev.playhead.app.run;

import dev.playhead.app.junit.JunitCase;
import dev.playhead.app.junit.JunitDocument;
import dev.playhead.app.junit.JunitSuite;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.transport.scenario.verdict.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A [RunReport] as JUnit XML: a suite for each seed, a test case for each expectation. What need only be
/// so sometimes is skipped in a seed that does not show it, and judged over all seeds in a suite of its
/// own.
final class RunJunit {
    private RunJunit() {}

    static String of(RunReport report, Instant began) {
        var suites = new ArrayList<JunitSuite>();
        for (var outcome : report.outcomes()) {
            suites.add(new JunitSuite(
                    report.scenario().name() + ", seed " + outcome.seed(),
                    began,
                    Duration.ofNanos(outcome.tookNanos()),
                    outcome.judged().stream()
                            .map(judged -> of(judged, outcome, report))
                            .toList()));
        }
        var sometimes = report.sometimes();
        if (!sometimes.isEmpty()) {
            suites.add(new JunitSuite(
                    report.scenario().name() + ", over all seeds",
                    began,
                    Duration.ZERO,
                    sometimes.stream()
                            .map(judged -> failedOrPassed(judged, "", report))
                            .toList()));
        }
        return JunitDocument.of("playhead run", "playhead.run", List.copyOf(suites));
    }

    private static JunitCase of(Judged judged, SeedOutcome outcome, RunReport report) {
        if (judged.isFailed() && report.isOfMany() && judged.expectation() instanceof Expectation.Sometimes) {
            return JunitCase.skipped(judged.expectation().words(), "Not with this seed.", "");
        }
        var recording = report.recordings().get(outcome.seed());
        return failedOrPassed(
                judged,
                recording == null || judged.rows().isEmpty()
                        ? ""
                        : "\nTo see it: playhead open " + recording + ", with the filter " + RunLines.filter(judged),
                report);
    }

    private static JunitCase failedOrPassed(Judged judged, String more, RunReport report) {
        var name = judged.expectation().words();
        return switch (judged.outcome()) {
            case PASS -> JunitCase.passed(name, "");
            case CANNOT_TELL -> JunitCase.skipped(name, judged.sentence(), "");
            case FAIL ->
                JunitCase.failed(
                        name,
                        judged.sentence(),
                        judged.sentence() + "\nExpected at " + RunLines.place(judged, report.file())
                                + (judged.evidence().isEmpty() ? "" : "; proved by " + RunLines.entries(judged)) + "."
                                + more,
                        "");
        };
    }
}
