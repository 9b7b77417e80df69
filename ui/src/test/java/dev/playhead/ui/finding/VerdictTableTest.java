package dev.playhead.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Verdict.Outcome;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Verdicts over the example session.
class VerdictTableTest {
    private static VerdictTable at(double seconds, int most) {
        var timeline = ExampleSession.timeline();
        long nanos = ExampleSession.at(seconds);
        return VerdictTable.of(ExampleFindings.checks(timeline, nanos), timeline, nanos, most);
    }

    private static List<String> names(VerdictTable table) {
        return table.participants().stream().map(Participant::name).toList();
    }

    @Test
    void everybodyOfWhomAnythingIsKnownHasAColumn() {
        var table = at(128, 6);
        assertEquals(List.of("Laptop", "Phone", "Tablet", "planner"), names(table));
        assertEquals(18, table.pass());
        assertEquals(3, table.fail());
        assertEquals(3 + 4, table.cannotTell());
        assertEquals(1, table.others());
        assertEquals(List.of("Published in order"), table.untold());
        var lost = table.lines().getFirst();
        assertEquals(List.of(Outcome.PASS, Outcome.FAIL, Outcome.PASS, Outcome.PASS), lost.outcomes());
        assertEquals(2, lost.evidence().size());
    }

    @Test
    void whatFailsStandsFirst() {
        var table = at(121, 6);
        var fails = table.lines().stream()
                .map(line -> line.outcomes().contains(Outcome.FAIL))
                .toList();
        assertEquals(List.of(true, true, false, false, false, false), fails);
    }

    @Test
    void whoFailsHasAColumnBeforeAllOthers() {
        var table = at(128, 2);
        assertEquals(List.of("Phone", "Tablet"), names(table));
        assertEquals(2, table.hidden());
        assertEquals(3, table.fail(), "all are counted");
    }

    @Test
    void beforeItFailedItPassedAndBeforeThatNobodyCanTell() {
        assertEquals(Outcome.PASS, at(109, 6).lines().getFirst().outcomes().get(1));
        assertTrue(at(109, 6).lines().getFirst().evidence().isEmpty());
        assertTrue(at(2, 6).participants().isEmpty());
    }
}
