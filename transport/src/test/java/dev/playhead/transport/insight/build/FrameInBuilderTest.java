package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients send, row by row.
class FrameInBuilderTest {
    private final SessionScript session =
            new SessionScript().connect("ann").attach("ann", "room").connect("bob");

    private List<String> arrivals() {
        var timeline = session.timeline();
        var frames = timeline.frames();
        var rows = new ArrayList<String>();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == Frames.Way.IN) {
                var channel = frames.channel(row) < 0
                        ? "-"
                        : timeline.channels().get(frames.channel(row)).id().name();
                rows.add(timeline.participants().get(frames.participant(row)).name() + " " + frames.kind(row) + " "
                        + channel + " v" + frames.version(row));
            }
        }
        return rows;
    }

    @Test
    void aPublishSaysWhatItDoesAndWhichVersionItMakes() {
        session.publish("ann", "room", "It")
                .change("ann", MessageAction.UPDATE, "It was")
                .change("ann", MessageAction.DELETE, "")
                .publish("bob", "hall", "other");
        assertEquals(
                List.of(
                        "ann ATTACH room v0",
                        "ann MESSAGE room v1",
                        "ann UPDATE room v2",
                        "ann DELETE room v3",
                        "bob MESSAGE hall v1"),
                arrivals());
    }

    @Test
    void appendsThatWaitForAnAnswerHaveTheirVersionsAlready() {
        session.connectRollingUp("agent", 40).publish("agent", "room", "a");
        for (int i = 0; i < 4; i++) {
            session.append("agent", "b");
        }
        assertEquals(
                List.of("agent APPEND room v2", "agent APPEND room v3", "agent APPEND room v4", "agent APPEND room v5"),
                arrivals().subList(2, 6));
    }

    @Test
    void whatNobodyCanReadIsARowOfWhoSentIt() {
        session.malformed("bob", "It is no JSON.");
        assertEquals("bob unreadable - v0", arrivals().getLast());
    }

    @Test
    void aGoodbyeEndsTheStaysOfItsMember() {
        session.enter("ann", "room", null, null);
        assertTrue(session.timeline().members().getFirst().listed().isOpen());
        session.close("ann");
        assertEquals("ann CLOSE - v0", arrivals().getLast());
        assertFalse(session.timeline().members().getFirst().listed().isOpen());
    }
}
