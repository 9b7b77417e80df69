package dev.playhead.ui.state;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Facts about a run as it was at a moment.
final class RunFacts {
    private RunFacts() {}

    static List<Fact> of(RowAt row) {
        var run = RunTable.run(row);
        var state = RunTable.state(row);
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact.Title("Run " + run.number(), run.agent(), run.channel().words(), state.words(), state.tone()));
        if (!run.question().isEmpty()) {
            facts.add(Fact.Value.words("Question", run.question()));
        }
        var agent = row.participant(run.agent());
        facts.add(Fact.Value.words("Agent", agent == null ? "cannot tell" : agent.name()));
        var asker = row.participant(run.asker());
        if (asker != null) {
            facts.add(Fact.Value.words("Asked by", asker.name()).beside(row.clock(run.askedNanos()), Tone.MUTED));
        }
        facts.add(Fact.Value.code(run.isPlain() ? "Serial" : "Run ID", run.id()));
        facts.add(Fact.Value.code("Started", row.clock(run.startedNanos())));
        text(facts, row, run);
        stop(facts, row, run);
        if (run.endedNanos() != 0 && run.endedNanos() <= row.nanos()) {
            facts.add(Fact.Value.code("Ended", row.clock(run.endedNanos()))
                    .beside("took " + RunTable.seconds(RunTable.took(row)), Tone.MUTED));
        }
        devices(facts, row, run);
        links(facts, row, run);
        return facts;
    }

    private static void text(List<Fact> facts, RowAt row, Run run) {
        double first = RunTable.firstText(row);
        if (Double.isNaN(first)) {
            facts.add(Fact.Value.words("First text", "none yet").toned(Tone.MUTED));
            return;
        }
        facts.add(Fact.Value.code("First text", row.clock(run.firstTextNanos()))
                .beside("TTFT " + RunTable.seconds(first), Tone.MUTED));
        int appends = RunTable.appends(row);
        long last = Math.min(run.lastTextNanos(), row.nanos());
        double grew = (last - run.firstTextNanos()) / 1e9;
        var rate = appends < 2 || grew <= 0 ? "" : String.format(Locale.ROOT, "%.0f appends/s", appends / grew);
        long characters = 0;
        for (int i = 0; i < appends; i++) {
            characters += run.tokens().weight(i);
        }
        facts.add(Fact.Value.words(
                        "Text", Formats.count(appends, "append") + ", " + Formats.count(characters, "character"))
                .beside(rate, Tone.MUTED));
        spans(facts, row, "Stalled", run.stalls());
        spans(facts, row, "Suspended", run.suspensions());
    }

    private static void spans(List<Fact> facts, RowAt row, String name, List<Span> spans) {
        int begun = Span.begunAt(spans, span -> span, row.nanos());
        for (var span : spans.subList(0, begun)) {
            long until = Math.min(span.toNanos(), row.nanos());
            facts.add(Fact.Value.words(name, Formats.seconds(until - span.fromNanos()))
                    .toned(Tone.WARN)
                    .beside(row.clock(span.fromNanos()), Tone.MUTED));
        }
    }

    private static void stop(List<Fact> facts, RowAt row, Run run) {
        var stop = run.stop();
        if (stop == null || stop.atNanos() > row.nanos()) {
            return;
        }
        var who = row.participant(stop.by());
        facts.add(Fact.Value.words("Stopped by", who == null ? "cannot tell" : who.name())
                .beside(row.clock(stop.atNanos()), Tone.MUTED));
        int after = RunTable.appends(row) - run.tokens().countUntil(stop.atNanos());
        if (after > 0) {
            facts.add(Fact.Value.words("After stop", Formats.count(after, "append") + " still came")
                    .toned(Tone.WARN));
        }
    }

    private static void devices(List<Fact> facts, RowAt row, Run run) {
        var lacking = RunDevices.of(row.timeline(), run, row.nanos());
        facts.add(new Fact.Title(
                "Devices",
                -1,
                "",
                lacking.isEmpty() ? "none lacks text" : Formats.count(lacking.size(), "device") + " without all of it",
                lacking.isEmpty() ? Tone.PLAIN : Tone.FAULT));
        for (var each : lacking) {
            var what = each.appends() == 0
                    ? "lacks a message of it, since " + row.clock(each.fromNanos())
                    : "lacks " + Formats.count(each.appends(), "append") + ", away since "
                            + row.clock(each.fromNanos());
            facts.add(new Fact.Who(each.participant(), what, Tone.FAULT));
        }
    }

    private static void links(List<Fact> facts, RowAt row, Run run) {
        int frame = row.timeline().frames().arrivalAt(run.startedNanos(), run.agent());
        if (frame >= 0) {
            facts.add(new Fact.Link("Show on timeline", frame, ""));
        }
        facts.add(new Fact.Jump("Playhead to its start", run.startedNanos()));
        if (run.firstTextNanos() != 0) {
            facts.add(new Fact.Jump("Playhead to its first text", run.firstTextNanos()));
        }
        if (run.endedNanos() != 0) {
            facts.add(new Fact.Jump("Playhead to its end", run.endedNanos()));
        }
    }
}
