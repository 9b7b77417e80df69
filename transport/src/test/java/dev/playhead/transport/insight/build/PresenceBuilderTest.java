package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is a member is known from what the broker accepted and from what others were told.
class PresenceBuilderTest {
    private final SessionScript session = new SessionScript()
            .connect("ann")
            .attach("ann", "room")
            .attach("ann", "hall")
            .connect("bob")
            .attach("bob", "room");

    private List<String> listed() {
        return session.timeline().members().stream()
                .filter(member -> member.listed().isOpen())
                .map(member -> member.clientId() + " in " + member.channel().name())
                .sorted()
                .toList();
    }

    private void leave(String name, String channel, long msgSerial) {
        session.send(
                name,
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel(channel)
                        .msgSerial(msgSerial)
                        .presence(List.of(
                                PresenceMessage.builder(PresenceAction.LEAVE).build())));
    }

    @Test
    void whoEntersIsListedOnThatChannelUntilTheyLeave() {
        session.enter("ann", "room", null, null).enter("ann", "hall", null, null);
        assertEquals(List.of("ann in hall", "ann in room"), listed());
        leave("ann", "room", 2);
        assertEquals(List.of("ann in hall"), listed());
        var member = session.timeline().members().getFirst();
        assertEquals(session.participant("ann").index(), member.participant());
    }

    @Test
    void whoEntersTwiceIsOneMember() {
        session.enter("ann", "room", null, null).enter("ann", "room", new Data.Text("busy"), null);
        assertEquals(1, session.timeline().members().size());
    }

    @Test
    void whoEntersWhereNobodyListensIsListedAtTheAnswer() {
        session.enter("ann", "hall", null, null);
        assertEquals(List.of("ann in hall"), listed());
    }

    @Test
    void whoIsRefusedIsNoMember() {
        session.send(
                "ann",
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel("room")
                        .msgSerial(0L)
                        .presence(List.of(PresenceMessage.builder(PresenceAction.ENTER)
                                .clientId("somebody else")
                                .build())));
        assertEquals(List.of(), listed());
        assertTrue(session.timeline().frames().errors() > 0);
        session.enter("ann", "room", null, null);
        assertEquals(List.of("ann in room"), listed());
    }

    @Test
    void whoIsLostIsListedUntilTheBrokerGivesThemUp() {
        session.enter("ann", "room", null, null).lose("ann");
        assertEquals(List.of("ann in room"), listed());
        session.pass(20_000);
        assertEquals(List.of(), listed());
    }

    private void attachWithoutPresence(String name, String channel) {
        session.send(
                name,
                ProtocolMessage.builder(Action.ATTACH)
                        .channel(channel)
                        .flags(ChannelMode.bits(List.of(ChannelMode.PUBLISH, ChannelMode.PRESENCE))));
    }

    private void detach(String name, String channel) {
        session.send(name, ProtocolMessage.builder(Action.DETACH).channel(channel));
    }

    /// The answer to an ENTER waits for those of appends that are held back before it.
    @Test
    void whoHasLeftBeforeTheAnswerIsNotListedAgain() {
        session.connectRollingUp("agent", 40).attach("agent", "room").publish("agent", "room", "It");
        session.append("agent", " grows").append("agent", " on");
        session.enter("agent", "room", null, null);
        assertEquals(List.of("agent in room"), listed());
        detach("agent", "room");
        assertEquals(List.of(), listed());
        session.pass(100);
        assertEquals(List.of(), listed());
    }

    /// Others are told at once, while the answers wait for those of appends that are held back.
    @Test
    void anAnswerThatCameLateDoesNotBringBackWhatHasChangedSince() {
        session.connectRollingUp("agent", 40).attach("agent", "room").publish("agent", "room", "It");
        session.append("agent", " grows").append("agent", " on");
        session.enter("agent", "room", new Data.Text("thinking"), null);
        session.enter("agent", "room", new Data.Text("writing"), null).pass(100);
        assertEquals(
                List.of("thinking", "writing"),
                session.timeline().members().getFirst().changes().stream()
                        .map(MemberTrack.Change::data)
                        .toList());
    }

    /// The mirror of it: the LEAVE of somebody who was no member, of which nobody is told, is answered after the ENTER
    /// that followed it.
    @Test
    void whoHasEnteredAgainBeforeTheAnswerIsStillListed() {
        session.connectRollingUp("agent", 40).attach("agent", "hall").attach("agent", "room");
        var other = session.publish("agent", "hall", "And").serial("agent");
        session.publish("agent", "room", "It").append("agent", " grows").append("agent", " on");
        session.leave("agent", "room").pass(20);
        session.send("agent", append("hall", other, 5)).send("agent", append("hall", other, 6));
        session.send(
                "agent",
                ProtocolMessage.builder(Action.PRESENCE)
                        .channel("room")
                        .msgSerial(7L)
                        .presence(List.of(
                                PresenceMessage.builder(PresenceAction.ENTER).build())));
        assertEquals(List.of("agent in room"), listed());
        session.pass(25); // the LEAVE is answered; the ENTER waits for the second message
        assertEquals(List.of("agent in room"), listed());
        session.pass(100);
        assertEquals(List.of("agent in room"), listed());
    }

    private static ProtocolMessage.Builder append(String channel, String serial, long msgSerial) {
        var more = Message.builder()
                .actionCode(MessageAction.APPEND.code())
                .serial(serial)
                .data(new Data.Text(" more"));
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel(channel)
                .msgSerial(msgSerial)
                .messages(List.of(more.build()));
    }

    @Test
    void whoLeftWhereNobodyListensIsListedNoMore() {
        attachWithoutPresence("bob", "attic");
        session.enter("bob", "attic", null, null);
        assertEquals(List.of("bob in attic"), listed());
        detach("bob", "attic");
        assertEquals(List.of(), listed());
    }
}
