package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.Input;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.HeldTrack;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Settlement;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What rules and the timeline say of frames that wait at a breakpoint: nothing is lost that still waits.
class FramesAtBreakpointsTest {
    private final SessionScript session = new SessionScript();

    @BeforeEach
    void anAgentAndAPhone() {
        session.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
    }

    private void breakpoint(String name, String parameters) {
        session.set(name, FaultSpec.now("break " + parameters).fault());
    }

    private void settle(int number, boolean dropped, @Nullable ProtocolMessage edited) {
        var id = HeldId.of(RuleId.of(1), number);
        session.apply(at -> new Input.HeldSettled(at, id, dropped, edited));
    }

    private List<Finding> found() throws IOException {
        session.pass(30_000).publish("phone", "room", "still there?");
        return Checked.findings(session.log());
    }

    private HeldTrack held(int index) {
        return session.timeline().held().get(index);
    }

    @Test
    void whatWaitsForAClientIsNotLost() throws IOException {
        breakpoint("phone", "filter='data == one'");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        assertEquals(List.of(), found());
        assertTrue(held(0).span().isOpen());
        assertTrue(held(0).hold().stopped());
        assertEquals("one", held(0).text());
        assertEquals(session.participant("Phone").index(), held(0).participant());
    }

    @Test
    void whatIsReleasedLateIsNotLostEither() throws IOException {
        breakpoint("phone", "filter='data == one'");
        session.publish("agent", "room", "one").publish("agent", "room", "two").pass(20_000);
        settle(1, false, null);
        assertEquals(List.of(), found());
        assertEquals(Settlement.RELEASED, held(0).how());
        assertEquals(Settlement.RELEASED, held(1).how());
    }

    @Test
    void whatIsDroppedIsLostByTheBreakpoint() throws IOException {
        breakpoint("phone", "filter='data == one'");
        session.publish("agent", "room", "one").pass(20_000);
        settle(1, true, null);
        var finding = Checked.only("no-loss", found());
        assertTrue(
                finding.sentence().endsWith(" The fault F-1 (Break on frames to phone) has kept it back."),
                finding.sentence());
        assertEquals(Settlement.DROPPED, held(0).how());
    }

    @Test
    void aPublishThatWaitsIsNoPublishWithoutAnswer() throws IOException {
        breakpoint("agent", "way=from filter='data == one'");
        session.publish("agent", "room", "one").pass(30_000);
        assertEquals(List.of(), found());
        settle(1, false, null);
        assertEquals(List.of(), found());
    }

    @Test
    void anAnswerThatWaitsIsNoPublishWithoutAnswer() throws IOException {
        breakpoint("agent", "filter='kind == ACK'");
        session.publish("agent", "room", "one").pass(30_000);
        settle(1, false, null);
        assertEquals(List.of(), found());
    }

    @Test
    void whatWasEditedForAClientIsNoTextThatTheBrokerChanged() throws IOException {
        breakpoint("phone", "filter='data == one'");
        session.publish("agent", "room", "one");
        settle(1, false, edited("else"));
        assertEquals(List.of(), found());
        assertEquals(Settlement.EDITED, held(0).how());
    }

    @Test
    void whatWasEditedOnItsWayToTheBrokerIsWhatWasPublished() throws IOException {
        breakpoint("agent", "way=from filter='data == one'");
        session.publish("agent", "room", "one");
        settle(1, false, edited("else"));
        assertEquals(List.of(), found());
        assertEquals(1, session.timeline().faults().size());
    }

    @Test
    void whatWaitsAtALostTransportIsOverWithIt() {
        breakpoint("phone", "filter='data == one'");
        session.publish("agent", "room", "one").lose("phone");
        assertEquals(Settlement.LOST, held(0).how());
        assertNull(session.timeline().held().stream()
                .filter(track -> track.span().isOpen())
                .findFirst()
                .orElse(null));
    }

    // The first frame that was held, with another text.
    private ProtocolMessage edited(String text) {
        for (long position = 0; position < session.log().size(); position++) {
            var entry = session.log().read(position);
            if (entry instanceof Entry.FrameHeld && EntryDecoder.decode(entry) instanceof Decoded.Frame(var frame)) {
                var message = Objects.requireNonNull(frame.messages()).getFirst();
                var other = message.toBuilder().data(new Data.Text(text)).build();
                return frame.toBuilder().messages(List.of(other)).build();
            }
        }
        throw new AssertionError("nothing was held");
    }
}
