package dev.playhead.transport.core;

import static dev.playhead.transport.core.BrokerScript.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TimerId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BrokerTest {
    private final BrokerScript script = new BrokerScript(7);

    @Test
    void aConnectionIsToldAllItsDetails() {
        var connected = script.connect("alice").got("alice").getFirst();
        var details = Objects.requireNonNull(connected.connectionDetails());
        assertEquals(Action.CONNECTED, connected.action());
        assertEquals("alice", details.clientId());
        assertTrue(details.connectionKey().startsWith(connected.connectionId() + "!"));
    }

    @Test
    void anAttachmentGetsTheDefaultModesAndASerial() {
        var attached = script.connect("alice")
                .attach("alice", "chat")
                .got("alice", Action.ATTACHED)
                .getFirst();
        assertEquals(ChannelMode.bits(ChannelMode.DEFAULT), attached.flags());
        assertTrue(Objects.requireNonNull(attached.channelSerial()).matches("\\d{14}-\\d{3}@loc\\w{7}"));
    }

    @Test
    void aPublishIsAcknowledgedAndReachesEveryoneInOneEffect() {
        script.connect("alice").connect("bob").attach("alice", "chat").attach("bob", "chat");
        script.publish("alice", "chat", "hello");
        assertEquals(2, script.last.size());
        var fanOut = assertInstanceOf(Effect.Send.class, script.last.get(1));
        assertEquals(List.of(script.transport("alice"), script.transport("bob")), fanOut.to());
        assertEquals(
                script.lastSerial("alice"), fanOut.frame().messages().getFirst().serial());
    }

    @Test
    void withoutEchoThePublisherDoesNotHearItself() {
        script.connectSilent("alice").attach("alice", "chat").publish("alice", "chat", "hello");
        assertEquals(List.of(), script.got("alice", Action.MESSAGE));
    }

    @Test
    void anAppendReachesThoseWhoHaveTheMessageAsIncrementAndOthersWhole() {
        script.connect("agent").connect("early").connect("late").attach("early", "chat");
        script.publish("agent", "chat", "Hello");
        var serial = script.lastSerial("agent");
        script.attach("late", "chat").append("agent", "chat", serial, ", ").append("agent", "chat", serial, "you");
        var early = script.got("early", Action.MESSAGE);
        var late = script.got("late", Action.MESSAGE);
        assertEquals(MessageAction.APPEND, early.get(1).messages().getFirst().action());
        assertEquals(MessageAction.UPDATE, late.get(0).messages().getFirst().action());
        assertEquals(MessageAction.APPEND, late.get(1).messages().getFirst().action());
        assertEquals("Hello, you", script.texts("early").get(serial));
        assertEquals("Hello, you", script.texts("late").get(serial));
    }

    @Test
    void editsAndDeletesKeepTheSerialAndGiveANewVersion() {
        script.connect("alice").attach("alice", "chat").publish("alice", "chat", "helo");
        var serial = script.lastSerial("alice");
        script.publish("alice", "chat", change(MessageAction.UPDATE, serial, "hello"));
        var version = script.lastSerial("alice");
        assertTrue(version.compareTo(serial) > 0);
        script.publish("alice", "chat", change(MessageAction.DELETE, serial, ""));
        var reply = script.rest(new RestCall.Versions("chat", serial, page(100)));
        var versions = assertInstanceOf(RestReply.Messages.class, reply).messages();
        assertEquals(
                List.of(MessageAction.CREATE, MessageAction.UPDATE, MessageAction.DELETE),
                versions.stream().map(m -> m.action()).toList());
        assertTrue(versions.stream().allMatch(m -> serial.equals(m.serial())));
    }

    @Test
    void aChangeOfAnUnknownMessageIsRefused() {
        script.connect("alice").append("alice", "chat", "nothing", "x");
        assertEquals(40400, script.got("alice", Action.NACK).getFirst().error().code());
    }

    @Test
    void aLostDeviceResumesWithTheGapReplayedAndTheSameText() {
        script.connect("agent").connect("phone").attach("phone", "chat").publish("agent", "chat", "a");
        var serial = script.lastSerial("agent");
        script.append("agent", "chat", serial, "b");
        var from = script.lastChannelSerial("phone");
        script.lose("phone").append("agent", "chat", serial, "c");
        assertInstanceOf(Effect.Undelivered.class, script.last.getLast());
        var before = script.broker.channels();
        script.resume("phone").attachFrom("phone", "chat", from);
        var attached = script.got("phone", Action.ATTACHED).getFirst();
        assertTrue(attached.has(Flag.RESUMED) && attached.has(Flag.HAS_BACKLOG));
        assertEquals("abc", script.texts("phone").get(serial));
        assertEquals(before, script.broker.channels());
    }

    @Test
    void resumedIsNotClaimedForASerialNobodyKnows() {
        script.connect("phone").attachFrom("phone", "chat", "01780000000000-000@otherSeries");
        var attached = script.got("phone", Action.ATTACHED).getFirst();
        assertFalse(attached.has(Flag.RESUMED));
        assertEquals(90005, attached.error().code());
    }

    @Test
    void anUnknownKeyGivesANewConnectionThatSaysWhy() {
        var connected = script.open("phone", "nobody!key", true).got("phone").getFirst();
        assertEquals(80018, connected.error().code());
    }

    @Test
    void aPublishResentAfterAResumeIsAnsweredAgainNotStoredAgain() {
        script.connect("agent").publish("agent", "chat", "once");
        var serial = script.lastSerial("agent");
        script.lose("agent").resume("agent");
        script.publishAs("agent", "chat", 0, change(MessageAction.CREATE, "", "once"));
        assertEquals(serial, script.lastSerial("agent"));
        assertEquals(1, script.broker.channels().getFirst().messages().size());
    }

    @Test
    void membersLeaveWhenTheirLostConnectionStaysAway() {
        script.connect("alice")
                .connect("bob")
                .attach("alice", "room")
                .attach("bob", "room")
                .enter("bob", "room");
        var bob = Objects.requireNonNull(script.got("bob").getFirst().connectionId());
        script.lose("bob");
        assertEquals(1, script.broker.channels().getFirst().members().size());
        script.fire(TimerId.Purpose.PRESENCE_GONE, bob, 15_000);
        var leave = script.got("alice", Action.PRESENCE).getLast().presence().getFirst();
        assertEquals(PresenceAction.LEAVE, leave.action());
        assertFalse(Objects.requireNonNull(leave.id()).startsWith(bob));
    }

    @Test
    void membersStayLongerThanTheirConnectionCanBeResumedWhenTheClientAsksForIt() {
        script.connectStaying("bob", 300_000).attach("bob", "room").enter("bob", "room");
        var bob = Objects.requireNonNull(script.got("bob").getFirst().connectionId());
        script.lose("bob").fire(TimerId.Purpose.CONNECTION_EXPIRED, bob, 120_000);
        assertEquals(1, script.broker.channels().getFirst().members().size());
        script.resume("bob");
        assertFalse(bob.equals(script.got("bob").getFirst().connectionId()), "it was resumed after its expiry");
        script.fire(TimerId.Purpose.PRESENCE_GONE, bob, 180_000);
        assertEquals(0, script.broker.channels().getFirst().members().size());
    }

    @Test
    void aLateComerIsToldWhoIsThere() {
        script.connect("alice")
                .attach("alice", "room")
                .enter("alice", "room")
                .connect("bob")
                .attach("bob", "room");
        assertTrue(script.got("bob", Action.ATTACHED).getFirst().has(Flag.HAS_PRESENCE));
        var sync = script.got("bob", Action.SYNC).getFirst();
        assertEquals("alice", sync.presence().getFirst().clientId());
        assertTrue(Objects.requireNonNull(sync.channelSerial()).matches("[A-Za-z0-9_-]+:"));
    }

    @Test
    void aRuleHitsTheClientOfItsAppAndNotItsNamesakeOfAnother() {
        script.connect("phone").connectTo("shop", "phone").cut(new FaultRule.Target.Client("shop", "phone"));
        assertEquals(1, script.last.size());
        script.lose("phone").resume("phone");
        assertEquals(Action.CONNECTED, script.got("phone").getFirst().action());
        script.connectTo("shop", "phone");
        assertInstanceOf(Effect.Reset.class, script.last.getFirst());
    }

    @Test
    void aCutClientIsResetAndCannotComeBackUntilRestored() {
        script.connect("phone").attach("phone", "chat").cut("phone");
        assertInstanceOf(Effect.Reset.class, script.last.getFirst());
        script.lose("phone").connect("agent").publish("agent", "chat", "x");
        var undelivered = assertInstanceOf(Effect.Undelivered.class, script.last.getLast());
        assertEquals("F-1", Objects.requireNonNull(undelivered.rule()).value());
        script.resume("phone");
        assertInstanceOf(Effect.Reset.class, script.last.getFirst());
        script.restore().resume("phone");
        assertEquals(Action.CONNECTED, script.got("phone").getFirst().action());
        assertEquals(null, script.got("phone").getFirst().error());
    }

    @Test
    void anUnknownActionIsAnsweredAndHurtsNobody() {
        script.connect("alice").connect("bob").attach("alice", "chat").attach("bob", "chat");
        script.send("alice", ProtocolMessage.builder(77).channel("chat")).publish("bob", "chat", "still here");
        assertEquals(1, script.got("alice", Action.HEARTBEAT).size());
        assertEquals(1, script.got("alice", Action.MESSAGE).size());
    }

    @Test
    void historyPagesBackwardsUpToTheAttachPoint() {
        script.connect("agent");
        for (int i = 0; i < 5; i++) {
            script.publish("agent", "chat", "m" + i);
        }
        script.attach("agent", "chat");
        var bound = Objects.requireNonNull(
                script.got("agent", Action.ATTACHED).getFirst().channelSerial());
        script.publish("agent", "chat", "after");
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 2, cursor);
            var reply = (RestReply.Messages) script.rest(new RestCall.History("chat", page, bound));
            reply.messages().forEach(m -> seen.add(String.valueOf(m.data())));
            cursor = reply.nextCursor();
        } while (cursor != null);
        assertEquals(
                "[Text[value=m4], Text[value=m3], Text[value=m2], Text[value=m1], Text[value=m0]]", seen.toString());
    }

    @Test
    void theNextLifeGoesOnWithTheSameSeries() {
        script.connect("agent").publish("agent", "chat", "first");
        var serial = script.lastSerial("agent");
        var next = new BrokerScript(ImageTrip.of(script.broker).nextLife(BrokerSettings.DEFAULT, 99, script.now()));
        next.tick(-5000); // the wall clock went back
        next.connect("agent").attachFrom("agent", "chat", serial.substring(0, serial.indexOf(':')));
        assertTrue(next.got("agent", Action.ATTACHED).getFirst().has(Flag.RESUMED));
        next.publish("agent", "chat", "second");
        assertTrue(next.lastSerial("agent").compareTo(serial) > 0);
        assertNotEquals(
                script.got("agent").getFirst().connectionId(),
                next.got("agent").getFirst().connectionId());
    }

    private static RestCall.Page page(int limit) {
        return new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, limit, null);
    }
}
