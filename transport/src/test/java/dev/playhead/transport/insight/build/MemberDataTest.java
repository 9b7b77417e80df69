package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What members bring along, and when that changes.
class MemberDataTest {
    private static final ChannelId ROOM = ChannelId.shared("room");

    private final MemberIndex members = new MemberIndex();

    private void says(PresenceAction action, @Nullable String data, long nanos) {
        members.changed(
                ROOM,
                PresenceMessage.builder(action)
                        .clientId("ann")
                        .connectionId("c-1")
                        .data(data == null ? null : new Data.Text(data))
                        .build(),
                0,
                nanos);
    }

    private List<MemberTrack.Change> changes() {
        return members.published().getFirst().changes();
    }

    @Test
    void onlyWhatIsOtherThanBeforeIsAChange() {
        says(PresenceAction.ENTER, "typing", 10);
        says(PresenceAction.ENTER, "typing", 11); // others are told
        says(PresenceAction.PRESENT, "typing", 12); // somebody who attaches is told
        says(PresenceAction.UPDATE, "reading", 20);
        says(PresenceAction.UPDATE, null, 30);
        assertEquals(
                List.of(
                        new MemberTrack.Change(10, "typing"),
                        new MemberTrack.Change(20, "reading"),
                        new MemberTrack.Change(30, "")),
                changes());
        var member = members.published().getFirst();
        assertEquals("typing", member.dataAt(19));
        assertEquals("reading", member.dataAt(20));
        assertEquals("", member.dataAt(30));
        assertEquals("", member.dataAt(9));
    }

    @Test
    void whoBringsNothingHasNoChanges() {
        says(PresenceAction.ENTER, null, 10);
        says(PresenceAction.PRESENT, null, 12);
        assertEquals(List.of(), changes());
    }

    @Test
    void dataStaysWithTheStayThatBroughtIt() {
        says(PresenceAction.ENTER, "typing", 10);
        members.seen(0, false, 15);
        says(PresenceAction.LEAVE, null, 20);
        says(PresenceAction.ENTER, "back", 30);
        assertEquals(List.of(new MemberTrack.Change(10, "typing")), changes());
        assertEquals(
                List.of(new MemberTrack.Change(30, "back")),
                members.published().getLast().changes());
    }

    @Test
    void bytesAreCounted() {
        var change = PresenceMessage.builder(PresenceAction.ENTER)
                .clientId("ann")
                .connectionId("c-1")
                .data(new Data.Binary(new byte[] {1, 2, 3, 4}))
                .build();
        members.changed(ROOM, change, 0, 10);
        assertEquals(List.of(new MemberTrack.Change(10, "4 bytes")), changes());
    }

    @Test
    void whatComesLateIsNoNews() {
        changes("c-1:7:0", "old", 10);
        changes("c-1:9:1", "new", 20);
        changes("c-1:9:0", "late", 30);
        changes("c-1:7:0", "old", 40); // an automatic re-entry of who lost the echo of its last change
        assertEquals(List.of(new MemberTrack.Change(10, "old"), new MemberTrack.Change(20, "new")), changes());
        changes("c-1:10:0", "newest", 50);
        assertEquals("newest", changes().getLast().data());
    }

    private void changes(String id, String data, long nanos) {
        var change = PresenceMessage.builder(PresenceAction.UPDATE)
                .id(id)
                .clientId("ann")
                .connectionId("c-1")
                .data(new Data.Text(data))
                .build();
        members.changed(ROOM, change, 0, nanos);
    }

    @Test
    void whatIsLongIsShortenedAndSaysSo() {
        says(PresenceAction.ENTER, "x".repeat(5_000), 10);
        assertEquals(
                "x".repeat(2_000) + "\u2026 (5000 characters)",
                changes().getFirst().data());
    }
}
