package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import org.junit.jupiter.api.Test;

/// When a device was attached to a channel, and what it is owed there.
class AttachmentIndexTest {
    private final SessionScript session = new SessionScript().connect("agent").connect("phone");

    private FocusedMessage message() {
        var created = session.timeline().channels().stream()
                .flatMap(track -> track.messages().stream())
                .filter(mark -> mark.serial().equals(session.serial("agent")))
                .findFirst()
                .orElseThrow();
        int author = session.participant("agent").index();
        return new FocusedMessage(
                ChannelId.shared("room"), created.serial(), -1, false, created.createdNanos(), author, 0);
    }

    private AttachmentStatus status(boolean isWhole) {
        int phone = session.participant("Phone").index();
        return session.builder().attachmentStatus(phone, message(), isWhole, false, session.now());
    }

    private long since(String channel) {
        int phone = session.participant("Phone").index();
        return session.builder().attachedSince(phone, ChannelId.shared(channel), session.now());
    }

    @Test
    void whoIsAttachedElsewhereIsOwedNothing() {
        session.attach("phone", "hall").publish("agent", "room", "It");
        assertEquals(AttachmentStatus.ELSEWHERE, status(false));
        assertEquals(Long.MAX_VALUE, since("room"));
        assertTrue(since("hall") <= session.now());
    }

    @Test
    void whoComesLaterIsOwedWhatFollows() {
        session.publish("agent", "room", "It").attach("phone", "room");
        assertEquals(AttachmentStatus.CAME_LATER, status(false));
        assertEquals(AttachmentStatus.ATTACHED, status(true));
    }

    @Test
    void anAttachThatIsSaidTwiceIsOneStay() {
        session.attach("phone", "room");
        long since = since("room");
        session.pass(100).attach("phone", "room");
        assertEquals(since, since("room"));
        session.send("phone", ProtocolMessage.builder(Action.DETACH).channel("room"));
        assertEquals(Long.MAX_VALUE, since("room"));
    }

    @Test
    void aResumeIsOwedWhatWasMissedAndADetachIsNot() {
        session.attach("phone", "room").publish("agent", "room", "It").lose("phone");
        assertEquals(AttachmentStatus.AWAY, status(false));
        assertEquals(Long.MAX_VALUE, since("room"));
        session.resume("phone");
        assertEquals(AttachmentStatus.ATTACHED, status(false));
        session.send("phone", ProtocolMessage.builder(Action.DETACH).channel("room"));
        assertEquals(AttachmentStatus.ELSEWHERE, status(false));
        session.attach("phone", "room");
        assertEquals(AttachmentStatus.CAME_LATER, status(false));
    }

    @Test
    void whoSaidGoodbyeIsGone() {
        session.attach("phone", "room").publish("agent", "room", "It").close("phone");
        assertEquals(AttachmentStatus.GONE, status(true));
    }
}
