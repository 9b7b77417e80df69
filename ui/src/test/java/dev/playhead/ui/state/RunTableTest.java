package dev.playhead.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the table and the pane beside it say of runs, at moments before and after their ends.
class RunTableTest {
    private static final int SUSPENDED = 1;
    private static final int STOPPED = 4;
    private static final int STREAMING = 5;

    private final RunTable content = new RunTable();
    private final Timeline timeline = ExampleSession.timeline();

    private RowAt at(int run, double seconds) {
        return new RowAt(timeline, run, ExampleSession.at(seconds));
    }

    private String cells(RowAt row) {
        return content.columns().stream()
                .filter(column ->
                        !column.title().equals("Question") && !column.title().equals("Channel"))
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("|"));
    }

    private RunState state(int run, double seconds) {
        return RunTable.state(at(run, seconds));
    }

    @Test
    void aRowSaysHowFarARunHadCome() {
        assertEquals("6|planner|Laptop|01:55.300||0.20 s|no text yet|||", cells(at(STREAMING, 115.5)));
        assertEquals("6|planner|Laptop|01:55.300|1.14 s|13.1 s|streaming|129|1|Phone", cells(at(STREAMING, 128.4)));
        assertEquals("5|planner|Laptop|01:46.700|1.10 s|6.80 s|stopped|82||", cells(at(STOPPED, 128.4)));
    }

    @Test
    void theStateIsThatOfTheMoment() {
        assertEquals(RunState.WAITING, state(STOPPED, 107));
        assertEquals(RunState.STREAMING, state(STOPPED, 110));
        assertEquals(RunState.STOPPING, state(STOPPED, 113.3));
        assertEquals(RunState.STOPPED, state(STOPPED, 114));
        assertEquals(RunState.SUSPENDED, state(SUSPENDED, 40));
        assertEquals(RunState.STREAMING, state(SUSPENDED, 55));
        assertEquals(RunState.COMPLETE, state(SUSPENDED, 60));
    }

    @Test
    void whoIsAwayLacksWhatCameMeanwhileAndHasItWhenItIsBack() {
        assertEquals(List.of(), RunDevices.of(timeline, timeline.runs().get(STOPPED), ExampleSession.at(108.9)));
        var away = RunDevices.of(timeline, timeline.runs().get(STOPPED), ExampleSession.at(111));
        assertEquals(1, away.size());
        assertEquals(1, away.getFirst().participant());
        assertTrue(away.getFirst().appends() > 10, () -> away + "");
        assertEquals(ExampleSession.at(109), away.getFirst().fromNanos());
        assertEquals(List.of(), RunDevices.of(timeline, timeline.runs().get(STOPPED), ExampleSession.at(112)));
        // Of a run that was over before it lost its transport it lacks nothing.
        assertEquals(List.of(), RunDevices.of(timeline, timeline.runs().get(STOPPED), ExampleSession.at(128)));
    }

    @Test
    void theFactsAreThoseOfTheMoment() {
        var facts = RunFacts.of(at(STOPPED, 114));
        assertEquals(new Fact.Title("Run 5", 3, "ai:trip-42", "stopped", Tone.PLAIN), facts.getFirst());
        assertTrue(facts.contains(Fact.Value.words("Stopped by", "Tablet").beside("01:53.200", Tone.MUTED)));
        assertTrue(facts.contains(new Fact.Jump("Playhead to its start", ExampleSession.at(106.7))));
        assertFalse(RunFacts.of(at(STOPPED, 113)).stream()
                .anyMatch(
                        fact -> fact instanceof Fact.Value value && value.name().equals("Stopped by")));
    }

    @Test
    void textThatCameAfterAStopIsCounted() {
        var earlier = stoppedAt(timeline.runs().get(STOPPED), 111);
        var row = new RowAt(ExampleSession.withRuns(List.of(earlier)), 0, ExampleSession.at(114));
        int after = earlier.tokens().countUntil(row.nanos()) - earlier.tokens().countUntil(ExampleSession.at(111));
        assertTrue(after > 10, () -> after + " after the stop");
        assertTrue(RunFacts.of(row)
                .contains(Fact.Value.words("After stop", after + " appends still came")
                        .toned(Tone.WARN)));
    }

    private static Run stoppedAt(Run run, double seconds) {
        return new Run(
                run.id(),
                run.number(),
                run.channel(),
                run.agent(),
                run.asker(),
                run.question(),
                run.askedNanos(),
                run.startedNanos(),
                run.firstTextNanos(),
                run.lastTextNanos(),
                run.endedNanos(),
                run.status(),
                run.tokens(),
                run.stalls(),
                run.suspensions(),
                new Run.Stop(ExampleSession.at(seconds), 2),
                run.streams(),
                run.messageCount(),
                run.characters());
    }

    @Test
    void aDeviceThatLacksTextIsNamedWithItsIcon() {
        var facts = RunFacts.of(at(STREAMING, 128.4));
        assertTrue(facts.contains(new Fact.Title("Devices", -1, "", "1 device without all of it", Tone.FAULT)));
        assertTrue(facts.stream()
                .anyMatch(fact -> fact instanceof Fact.Who(var who, var words, var tone)
                        && who == 1
                        && words.endsWith("away since 02:04.600")
                        && tone == Tone.FAULT));
    }

    @Test
    void onlyRunsThatHadBegunAreCounted() {
        assertEquals(0, content.count(timeline, ExampleSession.at(6)));
        assertEquals(2, content.count(timeline, ExampleSession.at(40)));
        assertEquals("1 not ended", content.headline(timeline, 2, ExampleSession.at(40)));
        assertEquals("", content.headline(timeline, 2, ExampleSession.at(60)));
    }
}
