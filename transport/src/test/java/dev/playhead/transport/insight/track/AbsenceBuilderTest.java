package dev.playhead.transport.insight.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Span;
import org.junit.jupiter.api.Test;

/// One time without a transport.
class AbsenceBuilderTest {
    private static final long SECOND = 1_000_000_000L;

    private final AbsenceBuilder absence = new AbsenceBuilder(SECOND, new RuleId("F-1"));

    @Test
    void theFirstAttachEndsItAndEveryChannelMustHaveContinuity() {
        absence.missed(2 * SECOND, 10);
        assertTrue(absence.isOpen());
        assertFalse(absence.published().resumed(), "it is not back");
        absence.attached(3 * SECOND, true);
        absence.attached(4 * SECOND, true);
        assertEquals(new Span(SECOND, 3 * SECOND), absence.published().span());
        assertTrue(absence.published().resumed());
        absence.attached(5 * SECOND, false);
        assertFalse(absence.published().resumed());
        assertEquals(1, absence.published().missed().size());
        assertEquals(new RuleId("F-1"), absence.published().rule());
    }

    @Test
    void anAttachLongAfterItsEndIsForAnotherReason() {
        absence.attached(3 * SECOND, true);
        absence.attached(14 * SECOND, false);
        assertTrue(absence.published().resumed());
    }

    @Test
    void whatIsReplayedCountsFromItsEnd() {
        absence.replayed();
        assertEquals(0, absence.published().replayed());
        absence.attached(3 * SECOND, true);
        absence.replayed();
        absence.replayed();
        absence.replayWritten(4 * SECOND);
        assertEquals(2, absence.published().replayed());
        assertEquals(4 * SECOND, absence.published().replayedUntilNanos());
    }

    @Test
    void whoComesOnlyToSayGoodbyeDoesNotResume() {
        absence.left(3 * SECOND);
        assertFalse(absence.isOpen());
        assertFalse(absence.published().resumed());
        assertTrue(absence.contains(SECOND));
        assertFalse(absence.contains(3 * SECOND));
    }
}
