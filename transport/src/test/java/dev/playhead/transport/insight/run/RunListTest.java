package dev.playhead.transport.insight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All runs as they were published, and how many went on at a moment.
class RunListTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ChannelId ROOM = ChannelId.shared("room");

    private final RunList runs = new RunList();

    private RunBuilder plain(int number, int agent, long nanos) {
        var run = RunBuilder.plain("m-" + number, number, ROOM, agent, nanos);
        runs.add(run);
        runs.text(run, nanos, 1);
        return run;
    }

    private List<Run.Status> at(long nanos, boolean agentGone) {
        return runs.published(agent -> agentGone && agent == 1, nanos).stream()
                .map(Run::status)
                .toList();
    }

    @Test
    void whoIsQuietHasEndedAtItsLastTextAndIsCountedUntilThen() {
        var run = plain(1, 0, SECOND);
        plain(2, 0, SECOND);
        runs.text(run, 5 * SECOND, 1);
        assertEquals(List.of(Run.Status.STREAMING, Run.Status.STREAMING), at(6 * SECOND, false));
        assertEquals(2, runs.activeAt(6 * SECOND));
        assertEquals(List.of(Run.Status.STREAMING, Run.Status.COMPLETE), at(12 * SECOND, false));
        assertEquals(List.of(Run.Status.COMPLETE, Run.Status.COMPLETE), at(15 * SECOND, false));
        assertEquals(1, runs.activeAt(4 * SECOND));
        assertEquals(0, runs.activeAt(5 * SECOND));
        assertEquals(2, runs.startedBy(SECOND));
        assertEquals(0, runs.startedBy(SECOND - 1));
    }

    @Test
    void whatSaysMoreAfterItsEndGoesOn() {
        var run = plain(1, 0, SECOND);
        at(20 * SECOND, false);
        runs.text(run, 21 * SECOND, 1);
        assertEquals(List.of(Run.Status.STREAMING), at(21 * SECOND, false));
        assertEquals(1, runs.activeAt(10 * SECOND), "its end is taken back");
    }

    @Test
    void onlyRunsOfTheAgentThatLeftHaveEnded() {
        plain(1, 0, SECOND);
        plain(2, 1, SECOND);
        at(2 * SECOND, false);
        runs.agentMoved(1);
        assertEquals(List.of(Run.Status.STREAMING, Run.Status.COMPLETE), at(3 * SECOND, true));
        runs.agentMoved(1);
        assertEquals(List.of(Run.Status.STREAMING, Run.Status.STREAMING), at(4 * SECOND, false));
    }

    @Test
    void aRunThatSaidItsEndIsWhateverItsAgentDoes() {
        var run = new RunBuilder("r", 1, ROOM, 1, SECOND);
        runs.add(run);
        run.ended(2 * SECOND, null);
        runs.changed(run);
        at(2 * SECOND, false);
        runs.agentMoved(1);
        assertEquals(List.of(Run.Status.COMPLETE), at(3 * SECOND, true));
    }
}
