package dev.playhead.app.run;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.transport.scenario.verdict.Judged;
import dev.playhead.ui.format.Formats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A [RunReport] as lines.
final class RunLines {
    private static final String INDENT = " ".repeat(12);
    private static final int MOST_NAMED = 50;
    private static final int MOST_TOLD = 5;

    private RunLines() {}

    /// For people: a line for each expectation, and how to see what proves that one is broken.
    static List<String> words(RunReport report) {
        var lines = new ArrayList<String>();
        lines.add(report.scenario().name());
        if (report.isOfMany()) {
            many(report, lines);
        } else {
            one(report.outcomes().getFirst(), report, lines);
        }
        var smallest = report.smallest();
        if (smallest != null) {
            lines.add(smallest.words());
        }
        return lines;
    }

    private static void one(SeedOutcome outcome, RunReport report, List<String> lines) {
        var recording = report.recordings().get(outcome.seed());
        outcome.judged().forEach(judged -> said(judged, report.file(), recording, lines));
        outcome.remarks().forEach(lines::add);
        lines.add(String.format(
                Locale.ROOT,
                "Seed %d: %s. %.1f s with %,d entries%s",
                outcome.seed(),
                report.isPassed(outcome) ? "passed" : "failed",
                outcome.tookNanos() / 1e9,
                outcome.entries(),
                recording == null ? "." : ", recorded in " + recording));
    }

    private static void many(RunReport report, List<String> lines) {
        var failed = report.failed();
        for (var outcome : failed.subList(0, Math.min(MOST_TOLD, failed.size()))) {
            lines.add("Seed " + outcome.seed() + ":");
            outcome.judged().stream()
                    .filter(Judged::isFailed)
                    .filter(judged -> !(judged.expectation() instanceof Expectation.Sometimes))
                    .forEach(judged ->
                            said(judged, report.file(), report.recordings().get(outcome.seed()), lines));
            outcome.remarks().forEach(lines::add);
        }
        report.sometimes().forEach(judged -> said(judged, report.file(), null, lines));
        lines.add(String.format(
                Locale.ROOT,
                "%s, %s. It took %.1f s.",
                Formats.count(report.outcomes().size(), "seed"),
                failed.isEmpty() ? "none failed" : failed.size() + " failed: " + seeds(failed),
                report.took().toNanos() / 1e9));
        if (!failed.isEmpty()) {
            lines.add("Again: playhead run " + report.file() + " --seed "
                    + failed.getFirst().seed());
        }
    }

    private static String seeds(List<SeedOutcome> failed) {
        var named = failed.stream()
                .limit(MOST_NAMED)
                .map(outcome -> Long.toString(outcome.seed()))
                .collect(Collectors.joining(", "));
        return failed.size() > MOST_NAMED ? named + " and more" : named;
    }

    private static void said(Judged judged, Path file, @Nullable Path recording, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT,
                "%-11s %s: %s",
                judged.outcome().word(),
                judged.expectation().words(),
                judged.sentence()));
        if (judged.isFailed()) {
            lines.add(INDENT + "Expected at " + place(judged, file)
                    + (judged.evidence().isEmpty() ? "." : "; proved by " + entries(judged) + "."));
            if (recording != null && !judged.rows().isEmpty()) {
                lines.add(INDENT + "To see it: playhead open " + recording + ", with the filter " + filter(judged));
            }
        }
    }

    /// Returns the place of an expectation: `tunnel.yaml:24:5`.
    static String place(Judged judged, Path file) {
        var place = judged.expectation().place();
        return file + ":" + place.line() + ":" + place.column();
    }

    /// The entries that prove something, in words.
    static String entries(Judged judged) {
        return (judged.evidence().size() == 1 ? "entry " : "entries ")
                + judged.evidence().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// A filter of the window that shows the frames that prove something.
    static String filter(Judged judged) {
        return "row in {" + judged.rows().stream().map(String::valueOf).collect(Collectors.joining(", ")) + "}";
    }

    /// For programs: a JSON object for each expectation of each run, and one for each run.
    static List<String> json(RunReport report) {
        var lines = new ArrayList<String>();
        for (var outcome : report.outcomes()) {
            for (var judged : outcome.judged()) {
                lines.add(json(judged, outcome.seed()));
            }
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("type", "run");
            fields.put("seed", outcome.seed());
            fields.put("verdict", report.isPassed(outcome) ? "pass" : "fail");
            fields.put("entries", outcome.entries());
            fields.put("ms", outcome.tookNanos() / 1_000_000);
            fields.put("remarks", outcome.remarks());
            var recording = report.recordings().get(outcome.seed());
            if (recording != null) {
                fields.put("recording", recording.toString());
            }
            lines.add(line(fields));
        }
        report.sometimes().forEach(judged -> lines.add(json(judged, null)));
        var smallest = report.smallest();
        if (smallest != null) {
            lines.add(json(smallest));
        }
        return lines;
    }

    private static String json(SmallestCase smallest) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "smallest");
        fields.put("seed", smallest.found().run().seed());
        fields.put("expectation", smallest.expectation().words());
        fields.put(
                "lines",
                smallest.found().lines().stream().map(Integer::longValue).toList());
        fields.put("recording", smallest.recording().toString());
        return line(fields);
    }

    /// @param seed null for all runs together
    private static String json(Judged judged, @Nullable Long seed) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "expectation");
        if (seed != null) {
            fields.put("seed", seed);
        }
        fields.put("expectation", judged.expectation().words());
        fields.put("line", (long) judged.expectation().place().line());
        fields.put("verdict", judged.outcome().word());
        fields.put("sentence", judged.sentence());
        fields.put("evidence", judged.evidence());
        fields.put("rows", judged.rows().stream().map(Integer::longValue).toList());
        return line(fields);
    }

    private static String line(Map<String, @Nullable Object> fields) {
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }
}
