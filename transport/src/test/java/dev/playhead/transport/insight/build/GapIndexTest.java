package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What fell into a hole of one device on one channel.
class GapIndexTest {
    private final SessionScript session = new SessionScript()
            .connect("wes")
            .connect("ann")
            .attach("ann", "room")
            .attach("ann", "hall");

    private List<String> missing() {
        return session.track("ann").gaps().stream()
                .filter(gap -> gap.countAt(session.now()) > 0)
                .map(gap -> gap.countAt(session.now()) + " of " + gap.channel().name())
                .sorted()
                .toList();
    }

    @Test
    void everyChannelHasAGapOfItsOwn() {
        session.lose("ann")
                .publish("wes", "room", "one")
                .publish("wes", "hall", "two")
                .publish("wes", "hall", "three")
                .pass(121_000)
                .returnFresh("ann");
        assertEquals(List.of("1 of room", "2 of hall"), missing());
        assertEquals(3, session.track("ann").missingAt(session.now()));
    }

    @Test
    void whoIsLostTwiceMissesOfBothTimes() {
        for (int i = 0; i < 2; i++) {
            session.lose("ann").publish("wes", "room", "unheard").pass(121_000).returnFresh("ann");
        }
        assertEquals(List.of("1 of room", "1 of room"), missing());
    }

    @Test
    void aMessageOfTwoHolesFillsBothWhenItComesWhole() {
        session.publish("wes", "room", "It");
        for (int i = 0; i < 2; i++) {
            session.lose("ann").append("wes", " grows").pass(121_000).returnFresh("ann");
        }
        assertEquals(2, session.track("ann").missingAt(session.now()));
        session.change("wes", MessageAction.UPDATE, "It has grown");
        assertEquals(List.of(), missing());
    }

    @Test
    void whoDetachedBeforeMissesNothing() {
        session.send("ann", ProtocolMessage.builder(Action.DETACH).channel("room"))
                .lose("ann")
                .publish("wes", "room", "for others")
                .pass(121_000)
                .open("ann", null)
                .attach("ann", "room");
        assertEquals(List.of(), missing());
    }

    @Test
    void whoSaidGoodbyeMissesNothing() {
        session.close("ann")
                .publish("wes", "room", "for others")
                .pass(121_000)
                .open("ann", null)
                .attach("ann", "room");
        assertEquals(List.of(), missing());
    }
}
