package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import org.junit.jupiter.api.Test;

class MemberIndexTest {
    private static final ChannelId ROOM = ChannelId.shared("room");
    private static final ChannelId HALL = ChannelId.shared("hall");

    private final MemberIndex members = new MemberIndex();

    private void change(ChannelId channel, PresenceAction action, String client, int participant, long nanos) {
        var change = PresenceMessage.builder(action)
                .clientId(client)
                .connectionId("connection of " + client)
                .build();
        members.changed(channel, change, participant, nanos);
    }

    @Test
    void whoIsNotSeenIsListedUntilTheConnectionHasEnded() {
        change(ROOM, PresenceAction.ENTER, "ann", 0, 1);
        change(HALL, PresenceAction.ENTER, "ann", 0, 2);
        change(ROOM, PresenceAction.ENTER, "bob", 1, 3);
        var before = members.published();
        members.seen(0, false, 5);
        members.seen(0, false, 6);
        assertEquals(5, members.published().get(0).unseenFromNanos());
        assertEquals(5, members.published().get(1).unseenFromNanos());
        assertEquals(Span.OPEN, members.published().get(2).unseenFromNanos());
        members.seen(0, true, 7);
        assertEquals(Span.OPEN, members.published().get(0).unseenFromNanos());
        members.gone("connection of ann", 9);
        assertEquals(new Span(1, 9), members.published().get(0).listed());
        assertEquals(new Span(2, 9), members.published().get(1).listed());
        assertEquals(new Span(3, Span.OPEN), members.published().get(2).listed());
        assertEquals(new Span(1, Span.OPEN), before.get(0).listed(), "what was published stays");
    }

    @Test
    void whoLeftAndEntersAgainIsListedTwice() {
        change(ROOM, PresenceAction.ENTER, "ann", 0, 1);
        change(ROOM, PresenceAction.UPDATE, "ann", 0, 2);
        change(ROOM, PresenceAction.LEAVE, "ann", 0, 3);
        change(ROOM, PresenceAction.LEAVE, "ann", 0, 4);
        change(ROOM, PresenceAction.PRESENT, "ann", 0, 5);
        change(ROOM, PresenceAction.ABSENT, "cleo", 2, 6);
        assertEquals(2, members.published().size());
        assertEquals(new Span(1, 3), members.published().get(0).listed());
        assertEquals(new Span(5, Span.OPEN), members.published().get(1).listed());
        var published = members.published();
        members.seen(0, true, 7);
        members.gone("nobody", 8);
        assertSame(published, members.published());
    }
}
