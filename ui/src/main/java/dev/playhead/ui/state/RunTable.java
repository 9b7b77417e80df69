package dev.playhead.ui.state;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Column;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.table.SidePane;
import dev.playhead.ui.table.TableContent;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Table of runs, and of messages that grow without one, as far as they had come at the playhead.
public final class RunTable implements TableContent {
    private final List<Column> columns = List.of(
            Column.number("Run", 44, row -> Integer.toString(run(row).number()), row -> run(row).number()),
            Column.who("Agent", 112, row -> run(row).agent(), "cannot tell"),
            Column.words("Asked by", 96, RunTable::asker),
            Column.words("Question", 190, row -> run(row).question()),
            Column.words("Channel", 120, row -> run(row).channel().words()).of("channel"),
            Column.moment("Started", row -> run(row).startedNanos()).of("time"),
            Column.number("TTFT", 66, row -> seconds(firstText(row)), row -> firstText(row)),
            Column.number("Took", 66, row -> seconds(took(row)), RunTable::took),
            Column.words("State", 112, row -> state(row).words())
                    .toned(row -> state(row).tone()),
            Column.number("Appends", 68, row -> quiet(appends(row)), RunTable::appends),
            Column.number("Stalls", 52, row -> quiet(stalls(row)), RunTable::stalls),
            Column.words("Lacks text", 150, RunTable::lacking).toned(row -> Tone.FAULT));

    @Override
    public String id() {
        return "runs";
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public String noun() {
        return "run";
    }

    @Override
    public Icon icon() {
        return Icon.AGENT;
    }

    @Override
    public String key() {
        return "Ctrl 7";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int count(Timeline timeline, long nanos) {
        return Span.begunAt(timeline.runs(), run -> new Span(run.startedNanos(), Span.OPEN), nanos);
    }

    @Override
    public String nothing() {
        return "No agent had begun anything until here.";
    }

    @Override
    public String headline(Timeline timeline, int count, long nanos) {
        int going = 0;
        for (int run = 0; run < count; run++) {
            long ended = timeline.runs().get(run).endedNanos();
            going += ended == 0 || ended > nanos ? 1 : 0;
        }
        return going == 0 ? "" : going + " not ended";
    }

    @Override
    public int frame(RowAt row) {
        return row.timeline().frames().arrivalAt(run(row).startedNanos(), run(row).agent());
    }

    @Override
    public int rowOf(Timeline timeline, int frame, int count) {
        int participant = timeline.frames().participant(frame);
        long nanos = timeline.frames().atNanos(frame);
        for (int row = Math.min(count, count(timeline, nanos)) - 1; row >= 0; row--) {
            var run = timeline.runs().get(row);
            if (run.agent() == participant && (run.endedNanos() == 0 || nanos <= run.endedNanos())) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public SidePane side(SideActions actions) {
        return new FactPane(RunFacts::of, actions, "Choose a run to read all of it.");
    }

    static Run run(RowAt row) {
        return row.timeline().runs().get(row.index());
    }

    static RunState state(RowAt row) {
        return RunState.of(row.timeline(), run(row), row.nanos());
    }

    private static String asker(RowAt row) {
        var who = row.participant(run(row).asker());
        return who == null ? "" : who.name();
    }

    /// Returns how long the first text took from the question, or from the start when nobody asked, in
    /// seconds; `NaN` while there is none.
    static double firstText(RowAt row) {
        var run = run(row);
        long from = run.askedNanos() == 0 ? run.startedNanos() : run.askedNanos();
        return run.firstTextNanos() == 0 || run.firstTextNanos() > row.nanos()
                ? Double.NaN
                : (run.firstTextNanos() - from) / 1e9;
    }

    /// Returns how long the run has taken by the moment, in seconds.
    static double took(RowAt row) {
        var run = run(row);
        long until = run.endedNanos() == 0 ? row.nanos() : Math.min(row.nanos(), run.endedNanos());
        return Math.max(0, until - run.startedNanos()) / 1e9;
    }

    /// Returns how many appends it had by the moment.
    static int appends(RowAt row) {
        return run(row).tokens().countUntil(row.nanos());
    }

    /// Returns how many times it had stalled by the moment.
    static int stalls(RowAt row) {
        return Span.begunAt(run(row).stalls(), span -> span, row.nanos());
    }

    private static String lacking(RowAt row) {
        return RunDevices.of(row.timeline(), run(row), row.nanos()).stream()
                .map(each ->
                        row.timeline().participants().get(each.participant()).name())
                .collect(Collectors.joining(", "));
    }

    /// `1.14 s`; empty for `NaN`.
    static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    private static String quiet(int number) {
        return number == 0 ? "" : Formats.number(number);
    }
}
