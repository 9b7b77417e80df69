package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.SessionState.DeviceText;
import dev.playhead.transport.insight.SessionState.ShownMessage;
import dev.playhead.ui.conversation.ConversationRow;
import dev.playhead.ui.conversation.ConversationRow.Head;
import dev.playhead.ui.conversation.ConversationRow.Piece;
import dev.playhead.ui.stage.ScreenMessage.Look;
import dev.playhead.ui.stage.ScreenMessage.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenMessagesTest {
    private static final int DEVICE = 1;
    private static final int OTHER = 0;

    private static ConversationRow said(String serial, int author, boolean byPerson, Piece... pieces) {
        var head = new Head(serial, author, 1, 0, 1, null, List.of());
        return new ConversationRow.Said(head, byPerson, List.of(pieces), false, "", List.of());
    }

    private static ConversationRow plain(String serial, String text) {
        return said(serial, OTHER, true, new Piece(text, Piece.Kind.PLAIN));
    }

    private static ShownMessage subject(String text) {
        return new ShownMessage(ChannelId.shared("chat"), "b", 0, "", text, true, text.length());
    }

    private static DeviceText has(AttachmentStatus attachment, String text) {
        return new DeviceText(DEVICE, attachment, text, text, 1);
    }

    private static ScreenMessage last(ScreenMessages messages) {
        return messages.messages().getLast();
    }

    @Test
    void theMessageThatChangesIsAsTheDeviceHasItNow() {
        var rows = List.of(plain("a", "question"), said("b", OTHER, false, new Piece("one", Piece.Kind.PLAIN)));
        var shown = ScreenMessages.of(DEVICE, rows, subject("one two three"), has(AttachmentStatus.AWAY, "one two"));
        assertEquals(2, shown.messages().size());
        assertEquals(Look.PERSON, shown.messages().getFirst().look());
        assertEquals(Look.AGENT, last(shown).look());
        assertEquals(
                List.of(new Part("one two", Part.Kind.PLAIN), new Part(" three", Part.Kind.MISSING)),
                last(shown).parts());
        assertFalse(last(shown).streaming(), "nothing comes any more");
    }

    @Test
    void whoHasAllHasACaret() {
        var rows = List.of(plain("a", "question"));
        var shown = ScreenMessages.of(DEVICE, rows, subject("one"), has(AttachmentStatus.ATTACHED, "one"));
        assertEquals("one", last(shown).text());
        assertTrue(last(shown).streaming());
    }

    @Test
    void whatTheServerHasNotIsInExcess() {
        var shown = ScreenMessages.of(DEVICE, List.of(), subject("one two"), has(AttachmentStatus.ATTACHED, "one x"));
        assertEquals(
                List.of(
                        new Part("one ", Part.Kind.PLAIN),
                        new Part("x", Part.Kind.EXTRA),
                        new Part("two", Part.Kind.MISSING)),
                last(shown).parts());
    }

    @Test
    void withoutMissingTextItIsWhatPeopleSeeOnTheDevice() {
        var rows = List.of(
                plain("a", "question"),
                said("c", OTHER, false, new Piece("never came", Piece.Kind.GHOST)),
                said("d", OTHER, false, new Piece("half ", Piece.Kind.PLAIN), new Piece("gone", Piece.Kind.GHOST)));
        var shown = ScreenMessages.of(DEVICE, rows, null, null).withoutMissing();
        assertEquals(
                List.of("question", "half "),
                shown.messages().stream().map(ScreenMessage::text).toList());
    }

    @Test
    void whatADeviceWasNeverOwedIsNotThereUnlessItWroteIt() {
        var absent = new Piece("before I came", Piece.Kind.ABSENT);
        assertEquals(
                List.of(),
                ScreenMessages.of(DEVICE, List.of(said("a", OTHER, true, absent)), null, null)
                        .messages());
        assertEquals(
                "before I came",
                last(ScreenMessages.of(DEVICE, List.of(said("a", DEVICE, true, absent)), null, null))
                        .text());
        assertEquals(
                "mine",
                last(ScreenMessages.of(DEVICE, List.of(), subject("mine"), has(AttachmentStatus.AUTHOR, "")))
                        .text());
    }

    @Test
    void anEmptyScreenSaysWhy() {
        var shown = ScreenMessages.of(DEVICE, List.of(), subject("one"), has(AttachmentStatus.CAME_LATER, ""));
        assertEquals("Attached after this began", last(shown).text());
        assertEquals(Look.LINE, last(shown).look());
    }

    @Test
    void deletedMessagesAreHiddenAsInApps() {
        var rows = List.of(said("a", OTHER, true, new Piece("dgo", Piece.Kind.DELETED)));
        assertEquals(List.of(), ScreenMessages.of(DEVICE, rows, null, null).messages());
    }

    @Test
    void whatIsLeftOutIsCounted() {
        var rows = new ArrayList<ConversationRow>();
        rows.add(new ConversationRow.Before(90));
        for (int i = 0; i < 20; i++) {
            rows.add(plain(String.format("a%02d", i), "text " + i));
        }
        var shown = ScreenMessages.of(DEVICE, rows, null, null);
        assertEquals(90 + 21 - shown.messages().size() - 1, shown.earlier());
        assertEquals("text 19", last(shown).text());
        var text = "0123456789".repeat(1_000);
        var grown = ScreenMessages.of(DEVICE, List.of(), subject(text), has(AttachmentStatus.ATTACHED, text));
        assertEquals(text.length(), last(grown).before() + last(grown).text().length());
        assertTrue(last(grown).text().length() < 2_000, "more than a screen holds");
        var behind = ScreenMessages.of(DEVICE, List.of(), subject(text), has(AttachmentStatus.AWAY, "0123"));
        assertTrue(last(behind).text().contains("characters \u2026]"), last(behind)::text);
    }
}
