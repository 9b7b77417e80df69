package dev.playhead.transport.scenario.verdict;

import dev.playhead.transport.api.Convergence;
import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.scenario.Expectation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Judges the expectations of a run by its log: a run that has just ended and a recording of it are the same.
public final class Judge {
    private static final int MOST_SHOWN = 8;
    private static final int MOST_TEXT = 60;

    private final RunRecord run;
    private final TimelineBuilder builder = new TimelineBuilder();
    private final Checks checks = new Checks(builder, Checkers.all());
    private final Timeline timeline;
    private final NamedParticipants named;

    private Judge(RunRecord run) throws IOException {
        this.run = run;
        for (long position = 0; position < run.entries(); position++) {
            var entry = run.log().read(position);
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checks.accept(entry, decoded);
        }
        timeline = builder.timeline(0);
        named = new NamedParticipants(run.scenario(), builder, run.log()::read, run.connections()::get);
        named.look(timeline);
    }

    /// Returns what came of each expectation, in the order of the scenario.
    ///
    /// @throws IOException when the log cannot be read
    public static List<Judged> judge(RunRecord run) throws IOException {
        var judge = new Judge(run);
        var all = new ArrayList<Judged>();
        for (var expectation : run.scenario().expectations()) {
            all.add(judge.of(expectation));
        }
        return all;
    }

    private Judged of(Expectation expectation) throws IOException {
        return switch (expectation) {
            case Expectation.Converge converge -> converge(converge);
            case Expectation.Check check -> check(check);
            case Expectation.Never never -> {
                var rows = rows(never.filter());
                yield rows.isEmpty()
                        ? judged(never, Verdict.Outcome.PASS, "No frame is like this.", List.of())
                        : judged(
                                never,
                                Verdict.Outcome.FAIL,
                                (rows.size() == 1 ? "A frame is" : rows.size() + " frames are")
                                        + " like this, the first " + moment(rows.getFirst()) + ".",
                                rows);
            }
            case Expectation.Sometimes sometimes -> {
                var rows = rows(sometimes.filter());
                yield rows.isEmpty()
                        ? judged(sometimes, Verdict.Outcome.FAIL, "No frame is like this.", List.of())
                        : judged(
                                sometimes,
                                Verdict.Outcome.PASS,
                                "It was so " + moment(rows.getFirst()) + ".",
                                rows.subList(0, 1));
            }
            case Expectation.Budget budget -> budget(budget);
        };
    }

    private String moment(int row) {
        long nanos = timeline.frames().atNanos(row) - timeline.startNanos();
        return "at " + String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    private List<Integer> rows(Filter filter) {
        var wanted = named.named(filter).over(timeline, run.log()::read);
        var rows = new ArrayList<Integer>();
        for (int row = 0; row < timeline.frames().count(); row++) {
            if (wanted.test(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// @param rows from 0
    private Judged judged(Expectation expectation, Verdict.Outcome outcome, String sentence, List<Integer> rows) {
        var shown = rows.stream().limit(MOST_SHOWN).toList();
        var positions = shown.stream()
                .map(row -> timeline.frames().position(row))
                .distinct()
                .toList();
        return new Judged(
                expectation,
                outcome,
                sentence,
                positions,
                shown.stream().map(row -> row + 1).toList());
    }

    private Judged byEntries(Expectation expectation, Verdict.Outcome outcome, String sentence, List<Long> evidence) {
        var rows = new TreeSet<Integer>();
        for (long position : evidence) {
            int row = timeline.frames().rowOf(position);
            if (row >= 0) {
                rows.add(row + 1);
            }
        }
        return new Judged(
                expectation,
                outcome,
                sentence,
                evidence.stream().limit(MOST_SHOWN).toList(),
                rows.stream().limit(MOST_SHOWN).toList());
    }

    // ---- converge ------------------------------------------------------------------------------

    private Judged converge(Expectation.Converge converge) throws IOException {
        var participants = new ArrayList<Integer>();
        var missing = new ArrayList<String>();
        for (var name : converge.devices()) {
            named.of(name).ifPresentOrElse(participants::add, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            return judged(
                    converge, Verdict.Outcome.FAIL, String.join(", ", missing) + " never had a connection.", List.of());
        }
        long nanos = run.calmNanos() + converge.withinMs() * 1_000_000;
        var found = Convergence.of(run.log(), builder, timeline, participants, nanos);
        if (!found.differences().isEmpty()) {
            var evidence = new ArrayList<Long>();
            var sentences = new ArrayList<String>();
            for (var difference : found.differences()) {
                evidence.addAll(difference.evidence());
                if (sentences.size() < MOST_SHOWN) {
                    sentences.add(sentence(nameOf(difference.participant(), converge, participants), difference));
                }
            }
            int more = found.differences().size() - sentences.size();
            return byEntries(
                    converge,
                    Verdict.Outcome.FAIL,
                    String.join(" ", sentences) + (more > 0 ? " And " + more + " more." : ""),
                    evidence);
        }
        if (!found.unknown().isEmpty() || found.compared() == 0) {
            return judged(
                    converge,
                    Verdict.Outcome.CANNOT_TELL,
                    "Nobody can tell, since "
                            + (found.unknown().isEmpty()
                                    ? "there was no message that these devices should have."
                                    : "some of them are taken for agents: choose other client ids."),
                    List.of());
        }
        return judged(
                converge,
                Verdict.Outcome.PASS,
                found.compared() + (found.compared() == 1 ? " text is" : " texts are") + " the same as on the server.",
                List.of());
    }

    private static String nameOf(int participant, Expectation.Converge converge, List<Integer> participants) {
        return converge.devices().get(participants.indexOf(participant));
    }

    private static String sentence(String name, Convergence.Difference difference) {
        var server = difference.server();
        var device = difference.device();
        int same = 0;
        while (same < Math.min(server.length(), device.length()) && server.charAt(same) == device.charAt(same)) {
            same++;
        }
        if (device.isEmpty()) {
            return name + " has nothing of a message with " + server.length() + " characters.";
        }
        return name + " has " + device.length() + " characters of a message where the server has " + server.length()
                + "; from character " + (same + 1) + " on it has \u201c" + cut(device, same)
                + "\u201d, the server \u201c"
                + cut(server, same) + "\u201d.";
    }

    private static String cut(String text, int from) {
        var rest = text.substring(from);
        return rest.length() <= MOST_TEXT ? rest : rest.substring(0, MOST_TEXT) + "\u2026";
    }

    // ---- check ---------------------------------------------------------------------------------

    private Judged check(Expectation.Check check) {
        var found = checks.published().stream()
                .filter(finding -> finding.rule().equals(check.rule()))
                .toList();
        var failures = found.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        if (!failures.isEmpty()) {
            var evidence = failures.stream()
                    .map(Finding::evidence)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            var first = failures.getFirst();
            var more = failures.size() == 1 ? "" : " And " + (failures.size() - 1) + " more like this.";
            return byEntries(
                    check, Verdict.Outcome.FAIL, first.sentence() + more + " What to do: " + first.remedy(), evidence);
        }
        var verdicts = checks.verdicts().stream()
                .filter(of -> of.rule().equals(check.rule()))
                .findFirst();
        var overall = verdicts.isEmpty() ? new Verdict.Pass(0) : verdicts.get().overall();
        return switch (overall) {
            case Verdict.CannotTell(var why)
            when found.isEmpty() ->
                judged(check, Verdict.Outcome.CANNOT_TELL, "Nobody can tell, since " + why + ".", List.of());
            case Verdict.Fail(var times, var evidence)
            when found.isEmpty() ->
                byEntries(check, Verdict.Outcome.FAIL, verdicts.get().question() + ": not so.", evidence);
            case Verdict.CannotTell _, Verdict.Fail _, Verdict.Pass _ ->
                judged(check, Verdict.Outcome.PASS, "Nothing was found.", List.of());
        };
    }

    // ---- budget --------------------------------------------------------------------------------

    private Judged budget(Expectation.Budget budget) {
        var times = Measured.of(budget.measure(), timeline);
        if (times.isEmpty()) {
            return judged(
                    budget,
                    Verdict.Outcome.CANNOT_TELL,
                    "Nobody can tell, since nothing of this kind was measured.",
                    List.of());
        }
        var taken = times.get(budget.statistic().index(times.size()));
        var words = String.format(
                Locale.ROOT,
                "%.1f ms of %d measured, %d ms allowed.",
                taken.nanos() / 1e6,
                times.size(),
                budget.limitMs());
        boolean holds = taken.nanos() <= budget.limitMs() * 1_000_000;
        return judged(
                budget,
                holds ? Verdict.Outcome.PASS : Verdict.Outcome.FAIL,
                words,
                taken.row() < 0 ? List.of() : List.of(taken.row()));
    }
}
