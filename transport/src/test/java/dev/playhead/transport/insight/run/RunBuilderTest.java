package dev.playhead.transport.insight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One run from its start to its end.
class RunBuilderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ChannelId ROOM = ChannelId.shared("room");

    private final RunBuilder run = new RunBuilder("r-1", 1, ROOM, 0, SECOND);

    private Run now(boolean agentGone) {
        return run.published(agentGone, 100 * SECOND);
    }

    @Test
    void itStreamsFromItsFirstTextAndStallsWhenNothingComes() {
        assertEquals(Run.Status.STARTED, now(false).status());
        run.text(2 * SECOND, 3);
        run.text(2 * SECOND + SECOND / 2, 4);
        run.text(4 * SECOND, 5);
        assertEquals(Run.Status.STREAMING, now(false).status());
        assertEquals(2 * SECOND, now(false).firstTextNanos());
        assertEquals(
                List.of(new Span(2 * SECOND + SECOND / 2, 4 * SECOND)),
                now(false).stalls());
        assertEquals(12, now(false).characters());
        assertEquals(3, now(false).tokens().size());
    }

    @Test
    void itsFirstEndStays() {
        run.ended(5 * SECOND, "cancelled");
        run.ended(6 * SECOND, "error");
        run.suspended(7 * SECOND);
        run.stopped(8 * SECOND, 2);
        assertEquals(Run.Status.STOPPED, now(false).status());
        assertEquals(5 * SECOND, now(true).endedNanos());
        assertEquals(List.of(), now(false).suspensions());
        assertNull(now(false).stop());
    }

    @Test
    void aSuspensionIsNoStallAndEndsWithTheRun() {
        run.text(2 * SECOND, 3);
        run.suspended(3 * SECOND);
        run.suspended(4 * SECOND);
        run.text(5 * SECOND, 3);
        assertEquals(Run.Status.SUSPENDED, now(true).status());
        run.ended(6 * SECOND, null);
        assertEquals(List.of(new Span(3 * SECOND, 6 * SECOND)), now(false).suspensions());
        assertEquals(List.of(), now(false).stalls());
        assertEquals(Run.Status.COMPLETE, now(false).status());
    }

    @Test
    void whoseAgentLeftIsOrphanedUnlessItHasEnded() {
        run.text(2 * SECOND, 3);
        assertEquals(Run.Status.ORPHANED, now(true).status());
        run.ended(3 * SECOND, "error");
        assertEquals(Run.Status.ERROR, now(true).status());
    }

    @Test
    void theFirstStopIsTheOneThatCounts() {
        run.stopped(2 * SECOND, 2);
        run.stopped(3 * SECOND, 4);
        assertEquals(new Run.Stop(2 * SECOND, 2), now(false).stop());
    }
}
