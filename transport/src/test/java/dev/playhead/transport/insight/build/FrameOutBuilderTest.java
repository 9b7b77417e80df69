package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Frames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the broker sends, and what it would have sent to those who are away.
class FrameOutBuilderTest {
    private final SessionScript session = new SessionScript()
            .connect("wes")
            .connect("ann")
            .attach("ann", "room")
            .connect("bob")
            .attach("bob", "room");

    private List<String> messages() {
        var timeline = session.timeline();
        var frames = timeline.frames();
        var rows = new ArrayList<String>();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) != Frames.Way.IN && frames.kind(row).equals("MESSAGE")) {
                rows.add(frames.way(row) + " "
                        + timeline.participants().get(frames.participant(row)).name() + " v" + frames.version(row));
            }
        }
        return rows;
    }

    @Test
    void aFrameToManyIsARowForEach() {
        session.publish("wes", "room", "It").append("wes", " grows");
        assertEquals(List.of("OUT ann v1", "OUT bob v1", "OUT ann v2", "OUT bob v2"), messages());
    }

    @Test
    void whoIsAwayIsNotSentItAndMissesIt() {
        session.lose("ann").publish("wes", "room", "It");
        assertEquals(
                List.of("OUT bob v1", "UNDELIVERED ann v1"),
                messages().stream().sorted().toList());
        assertEquals(1, session.track("ann").absences().getFirst().missed().size());
        session.resume("ann");
        assertEquals("OUT ann v1", messages().getLast());
        assertEquals(1, session.track("ann").absences().getFirst().replayed());
        assertTrue(session.track("ann").absences().getFirst().resumed());
    }

    @Test
    void whoIsAwayForTwoChannelsIsToldOfBoth() {
        session.attach("ann", "hall").lose("ann").publish("wes", "room", "It").publish("wes", "hall", "Other");
        assertEquals(2, session.connectionStatus("ann").behind());
    }

    @Test
    void aMessageIsCarriedByTheFramesWithIt() {
        session.publish("wes", "room", "It");
        var room = ChannelId.shared("room");
        var carriers = session.builder().carriers(room, session.serial("wes"), 0);
        assertEquals(1, carriers.length, "one frame to both");
        session.append("wes", " grows").publish("wes", "room", "Another");
        assertEquals(1, session.builder().carriers(room, session.serial("wes"), 0).length);
    }
}
