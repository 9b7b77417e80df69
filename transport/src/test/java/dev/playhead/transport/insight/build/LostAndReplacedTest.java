package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Transports that are replaced before their end is seen, connections that wait for their client, and what
/// nobody was told of: all of it was wrong until the simulation was compared with insight.
class LostAndReplacedTest {
    private static final ChannelId ROOM = ChannelId.shared("room");

    @Test
    void aTransportThatIsReplacedIsLostAtOnce() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .connect("agent")
                .takeNothing()
                .publish("agent", "room", "never written to the old transport")
                .pass(4_000);
        assertEquals(
                ConnectionStatus.State.STALLED,
                session.connectionStatus("Phone").state());
        session.resume("phone");
        assertEquals(1, session.track("Phone").absences().size());
        assertEquals(2, session.track("Phone").links().size());
        assertFalse(session.track("Phone").links().getFirst().span().isOpen());
    }

    @Test
    void whatAReplacedTransportLeftUnwrittenStallsNobody() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .connect("agent")
                .takeNothing()
                .publish("agent", "room", "never written")
                .resume("phone")
                .close("phone")
                .connect("phone")
                .attach("phone", "room")
                .pass(20_000);
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.connectionStatus("Phone").state());
    }

    @Test
    void whoWasDisconnectedIsToComeBack() {
        var ends = new EndIndex();
        var transport = new TransportId(1);
        ends.disconnected(transport);
        assertFalse(ends.isMeant(closed(transport, CloseReason.BROKER_CLOSED)));
        assertTrue(ends.isMeant(closed(transport, CloseReason.BROKER_CLOSED)), "it is said for one end");
        ends.disconnected(transport);
        assertTrue(ends.isMeant(closed(transport, CloseReason.closed(CloseReason.GOING_AWAY, ""))));
        assertFalse(ends.isMeant(closed(transport, CloseReason.LOST)));
        assertFalse(ends.isMeant(closed(transport, CloseReason.CUT)));
    }

    @Test
    void aTransportIsBrokenByItsRuleUntilItsEndIsSeen() {
        var ends = new EndIndex();
        var transport = new TransportId(1);
        assertNull(ends.brokenBy(transport));
        var rule = RuleId.of(3);
        ends.effect(new Entry.TransportEffect(0, 0, 0, transport, new Entry.Act.Reset(), rule));
        assertEquals(rule, ends.brokenBy(transport), "a replaced transport was lost by this");
        assertEquals(rule, ends.closed(closed(transport, CloseReason.CUT), 0).rule());
        assertNull(ends.brokenBy(transport));
    }

    private static Entry.Closed closed(TransportId transport, CloseReason reason) {
        return new Entry.Closed(0, 0, transport, reason);
    }

    @Test
    void whoStopsSubscribingHadSubscribedBefore() {
        var session = new SessionScript().connect("agent").connect("phone").attach("phone", "room");
        session.publish("agent", "room", "It");
        long before = session.now();
        var modes = ChannelMode.bits(List.of(ChannelMode.PUBLISH));
        session.send(
                "phone", ProtocolMessage.builder(Action.ATTACH).channel("room").flags(modes));
        var message = new FocusedMessage(ROOM, session.serial("agent"), -1, false, before, 0, 0);
        int phone = session.participant("Phone").index();
        assertEquals(AttachmentStatus.ATTACHED, session.builder().attachmentStatus(phone, message, true, true, before));
        assertEquals(
                AttachmentStatus.NOT_SUBSCRIBED,
                session.builder().attachmentStatus(phone, message, true, true, session.now()));
    }

    @Test
    void whatWasSentOfAnEarlierMessageIsKnownOnceItChanges() {
        var channels = new ChannelIndex();
        var message =
                Message.builder().serial("s1").data(new Data.Text("whole")).build();
        channels.carried(ROOM, List.of(message), 7, 70);
        assertEquals(0, channels.carriers(ROOM, "s1", 0).length);
        channels.create(ROOM, "s1", 80, true, false, -1);
        channels.carried(ROOM, List.of(message), 9, 90);
        assertArrayEquals(new long[] {7, 9}, channels.carriers(ROOM, "s1", 0));
    }

    @Test
    void membersThatASyncNamesAreListed() {
        var session = new SessionScript().connect("phone").attach("phone", "room");
        var member = PresenceMessage.builder(PresenceAction.PRESENT)
                .clientId("ann")
                .connectionId("another")
                .build();
        var sync = ProtocolMessage.builder(Action.SYNC)
                .channel("room")
                .presence(List.of(member))
                .build();
        var payload = FrameCodec.of(Format.JSON).encode(sync);
        long position = session.log().size();
        session.builder()
                .accept(
                        new Entry.FrameOut(
                                position, session.now(), 0, List.of(new TransportId(1)), "room", Format.JSON, payload),
                        new Decoded.Frame(sync));
        assertEquals(
                List.of("ann"),
                session.timeline().members().stream().map(MemberTrack::clientId).toList());
    }
}
