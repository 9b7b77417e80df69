package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.Frames;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.timeline.SelectedRows;
import dev.playhead.ui.timeline.Selection;
import org.junit.jupiter.api.Test;

class SelectedRowsTest {
    @Test
    void aRunIsChosenByTheFrameThatItsAgentSent() {
        var session = new FakeSession();
        // Run 1 starts 6.5 s after the start: rows 260 to 263 are of that moment.
        session.frames(new RegularFrames(4_000, 100_000_000));
        int row = SelectedRows.rowOf(session.timeline(), new Selection.OfRun(0));
        assertEquals(ExampleSession.at(6.5), session.timeline().frames().atNanos(row));
        assertEquals(Frames.Way.IN, session.timeline().frames().way(row));
        assertEquals(260, row);
    }

    @Test
    void aMessageIsChosenByTheFrameThatPublishedIt() {
        var session = new FakeSession();
        session.frames(new RegularFrames(8_000, 100_000_000));
        int row = SelectedRows.rowOf(session.timeline(), new Selection.OfMessage(0, 0));
        assertEquals(ExampleSession.at(104.6), session.timeline().frames().atNanos(row));
        assertEquals(Frames.Way.IN, session.timeline().frames().way(row));
    }
}
