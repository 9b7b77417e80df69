package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Appends that are put together count once each, however often they are sent and answered.
class RolledUpAppendsTest {
    private static final long WINDOW_MS = 40;

    /// One append is published at once, two that follow are held back as one.
    private static SessionScript held() {
        return new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .connectRollingUp("agent", WINDOW_MS)
                .attach("agent", "room")
                .publish("agent", "room", "a")
                .append("agent", "b")
                .append("agent", "c")
                .append("agent", "d");
    }

    private static ChannelTrack.MessageMark only(SessionScript session) {
        var messages = session.timeline().channels().getFirst().messages();
        assertEquals(1, messages.size(), messages::toString);
        return messages.getFirst();
    }

    private static int characters(ChannelTrack.MessageMark mark) {
        int sum = 0;
        for (int i = 0; i < mark.versions().size(); i++) {
            sum += mark.versions().weight(i);
        }
        return sum;
    }

    private static Message append(String serial, String text) {
        return Message.builder()
                .actionCode(MessageAction.APPEND.code())
                .serial(serial)
                .data(new Data.Text(text))
                .build();
    }

    private static SessionScript again(SessionScript session, long msgSerial, String text) {
        return session.send(
                "agent",
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("room")
                        .msgSerial(msgSerial)
                        .messages(List.of(append(session.serial("agent"), text))));
    }

    @Test
    void everyOneOfThemIsAVersion() {
        var session = held();
        assertEquals(3, only(session).versions().size(), "the last one waits for its answer");
        session.pass(WINDOW_MS);
        assertEquals(4, only(session).versions().size());
        assertEquals(3, only(session).appends());
        assertEquals(3, characters(only(session)));
    }

    /// What was held back is handed on by the change of another before which it had to come, and answered much later:
    /// behind what is held back of another message.
    @Test
    void whatIsHandedOnByAnotherChangeIsNotThatChange() {
        var session = held().publish("phone", "room", "m");
        var serial = session.serial("phone");
        session.publish("agent", "room", append(serial, "x")).publish("agent", "room", append(serial, "y"));
        session.publish("phone", "room", append(serial, "z")).pass(3 * WINDOW_MS);
        var mark = session.timeline().channels().getFirst().messages().getLast();
        assertEquals(serial, mark.serial());
        assertEquals(4, mark.versions().size());
        assertEquals(3, mark.appends());
    }

    @Test
    void whatIsSentAgainAfterAResumeIsCountedOnce() {
        var session = held().pass(WINDOW_MS).lose("agent").resume("agent");
        again(again(again(session, 1, "b"), 2, "c"), 3, "d");
        assertEquals(4, only(session).versions().size());
        assertEquals(3, characters(only(session)));
        assertEquals(4, session.timeline().runs().getFirst().characters());
    }

    @Test
    void whatIsSentAgainWhileItIsHeldBackIsCountedOnce() {
        var session = held().lose("agent").resume("agent");
        again(again(session, 2, "c"), 3, "d").pass(WINDOW_MS);
        assertEquals(4, only(session).versions().size());
        assertEquals(3, characters(only(session)));
    }

    @Test
    void theSameOnANewConnectionIsStoredOnceMore() {
        var session = held().pass(WINDOW_MS).lose("agent").open("agent", null);
        again(again(session, 0, "c"), 1, "d").pass(WINDOW_MS);
        assertEquals(4 + 2, only(session).versions().size());
        assertEquals(3 + 2, characters(only(session)));
    }

    @Test
    void anAnswerThatHadToWaitIsOfAnOlderVersion() {
        var session = new SessionScript().connectRollingUp("agent", WINDOW_MS).publish("agent", "room", "one");
        var one = session.serial("agent");
        session.publish("agent", "room", "two");
        var two = session.serial("agent");
        session.publish("agent", "room", append(one, "b"))
                .publish("agent", "room", append(one, "held back"))
                .publish("agent", "room", append(two, "answered when that is"))
                .connect("helper")
                .publish("helper", "room", append(two, "answered at once"));
        var messages = session.timeline().channels().getFirst().messages();
        assertEquals(2, messages.get(1).versions().size());
        session.pass(WINDOW_MS);
        messages = session.timeline().channels().getFirst().messages();
        assertEquals(3, messages.getFirst().versions().size());
        assertEquals(3, messages.get(1).versions().size());
        assertEquals(2, messages.get(1).appends());
    }

    @Test
    void twoDevicesThatReadItDoNotCountItTwice() {
        var session = held().pass(WINDOW_MS);
        session.connect("tablet")
                .attach("tablet", "room")
                .append("agent", "e")
                .lose("phone")
                .pass(WINDOW_MS)
                .resume("phone");
        assertEquals(5, only(session).versions().size());
        assertEquals(4, characters(only(session)));
    }
}
