package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.protocol.ErrorInfo;
import org.junit.jupiter.api.Test;

/// Where the reason of a refusal stands.
class RefusalIndexTest {
    private static final ErrorInfo TOO_LARGE = new ErrorInfo(40009, 400, "too large");

    private final FrameColumns frames = new FrameColumns();
    private final RefusalIndex refusals = new RefusalIndex(frames);

    private void row(long position, Frames.Way way) {
        frames.add(new FrameColumns.Row(position, position, 0, way, "MESSAGE", 0, 0, 0, 10, 0));
    }

    @Test
    void theRowThatBroughtItHasTheErrorAndTheReason() {
        row(5, Frames.Way.IN);
        row(6, Frames.Way.IN);
        refusals.refused(5, TOO_LARGE, 7);
        assertEquals(7, refusals.reason(5));
        assertEquals(-1, refusals.reason(6));
        assertEquals(40009, frames.published().error(0));
        assertEquals(0, frames.published().error(1));
    }

    @Test
    void aRefusalWithoutACodeHasItsStatus() {
        row(5, Frames.Way.IN);
        refusals.refused(5, new ErrorInfo(0, 400, "no reason given"), 7);
        assertEquals(400, frames.published().error(0));
    }

    @Test
    void whatTheBrokerSaidOfItselfIsNoRefusal() {
        row(5, Frames.Way.OUT);
        refusals.refused(5, TOO_LARGE, 7);
        refusals.refused(9, TOO_LARGE, 10);
        assertEquals(-1, refusals.reason(5));
        assertEquals(-1, refusals.reason(9));
        assertEquals(0, frames.published().errors());
    }

    @Test
    void aRefusalThatIsSaidTwiceIsOneError() {
        row(5, Frames.Way.IN);
        refusals.refused(5, TOO_LARGE, 7);
        refusals.refused(5, TOO_LARGE, 8);
        assertEquals(1, frames.published().errors());
    }
}
