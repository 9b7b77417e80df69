package dev.playhead.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.ui.conversation.ConversationRow.Note.Weight;
import dev.playhead.ui.conversation.ConversationRow.Piece;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is read of a channel at a moment, joined with what the timeline knows of its messages.
class ConversationRowsTest {
    private static final Timeline TIMELINE = ExampleSession.timeline();

    private static List<ConversationRow> rows(double seconds) {
        return ConversationRows.of(TIMELINE, ExampleConversation.at(TIMELINE, ExampleSession.at(seconds)), null);
    }

    private static ConversationRow row(double seconds, String serial) {
        return rows(seconds).stream()
                .filter(row -> row.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private static ConversationRow.Said said(double seconds, String serial) {
        return assertInstanceOf(ConversationRow.Said.class, row(seconds, serial));
    }

    private static List<String> versions(ConversationRow.Head head) {
        return head.held().stream()
                .map(held -> held.words() + " " + held.state())
                .toList();
    }

    @Test
    void whatHasNotHappenedIsNotThere() {
        assertEquals(
                List.of("", "a"),
                rows(105).stream().map(ConversationRow::serial).toList());
        assertEquals(new ConversationRow.Before(25), rows(105).getFirst());
        assertEquals(7, rows(128.4).size());
    }

    @Test
    void aQuestionIsAPersonsAndSaysWhenItWasEdited() {
        var question = said(110, "a");
        assertEquals(true, question.byPerson());
        assertEquals("edited 01:46.900", question.change());
        assertEquals("", said(106, "a").change());
        assertEquals(0, question.head().participant());
    }

    @Test
    void textAfterAStopIsApart() {
        var answer = said(120, "b");
        assertEquals(false, answer.byPerson());
        assertEquals(5, answer.head().run());
        assertEquals(
                List.of(Piece.Kind.PLAIN, Piece.Kind.AFTER_STOP),
                answer.pieces().stream().map(Piece::kind).toList());
        assertEquals(12, answer.pieces().getLast().text().length());
        assertEquals(
                new ConversationRow.Note(
                        "Stopped by Tablet at 01:53.200. 12 characters came after it, for 200 ms.", Weight.WARN),
                answer.notes().getFirst());
        assertEquals(1, said(112, "b").pieces().size(), "before the stop");
    }

    @Test
    void aDeletedMessageKeepsItsTextAndSaysSo() {
        var deleted = said(120, "c");
        assertEquals(List.of(new Piece("And if it rains?", Piece.Kind.DELETED)), deleted.pieces());
        assertEquals("deleted 01:54.200", deleted.change());
    }

    @Test
    void whoIsAwayFallsBehind() {
        assertEquals(
                List.of("v130 CURRENT", "v90 BEHIND", "v130 CURRENT"),
                versions(said(128.4, "d").head()));
        assertEquals(
                List.of("v83 CURRENT", "v83 CURRENT", "v83 CURRENT"),
                versions(said(128.4, "b").head()));
        assertEquals(true, said(128.3, "d").streaming());
    }

    @Test
    void aToolCallSaysWhatWasAskedAndThatNoAnswerCame() {
        var tool = assertInstanceOf(ConversationRow.Tool.class, row(128.4, "e"));
        assertEquals("places", tool.name());
        assertEquals("ask", tool.lines().getFirst().label());
        assertEquals("no answer yet", tool.state().text());
    }

    @Test
    void aPlainMessageOfAnAgentStandsInNoBubble() {
        var channel = ChannelId.shared("ai:trip-42");
        var messages = List.of(plain("b"), plain("c"));
        var state =
                new ChannelState(Conversation.of(channel, ExampleSession.at(112), 0, messages), ChannelHoldings.NONE);
        assertEquals(
                List.of(false, true),
                ConversationRows.of(TIMELINE, state, null).stream()
                        .map(row -> ((ConversationRow.Said) row).byPerson())
                        .toList());
    }

    private static Message plain(String serial) {
        return Message.builder().serial(serial).data(new Data.Text("hello")).build();
    }

    @Test
    void whatIsNotKnownIsShownWithASentence() {
        var message = Message.builder()
                .serial("a")
                .name("ai-output")
                .data(new Data.Text("To be"))
                .extras(Map.of("ai", Map.of("codec", Map.of("kind", "quote"))))
                .build();
        var channel = ChannelId.shared("ai:trip-42");
        var state = new ChannelState(
                Conversation.of(channel, ExampleSession.at(110), 0, List.of(message)), ChannelHoldings.NONE);
        var row = assertInstanceOf(
                ConversationRow.Said.class,
                ConversationRows.of(TIMELINE, state, null).getFirst());
        assertEquals(
                "Shown as it is: kind \"quote\" of AI Transport is not known here.",
                row.notes().getFirst().text());
        assertEquals("To be", row.pieces().getFirst().text());
    }

    private static ConversationRow.Said asPhone(double seconds, String serial, Map<String, String> texts) {
        var state = ExampleConversation.at(TIMELINE, ExampleSession.at(seconds));
        return ConversationRows.of(TIMELINE, state, new AsDevice(1, "Phone", texts)).stream()
                .filter(row -> row.serial().equals(serial))
                .map(ConversationRow.Said.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asADeviceHasItWhatItLacksIsGhostedAndWhatItHasInExcessStruck() {
        var whole = said(128.4, "d").pieces().getFirst().text();
        var has = whole.substring(0, 100) + "WRONG";
        var row = asPhone(128.4, "d", Map.of("d", has));
        assertEquals(whole, text(row, Piece.Kind.PLAIN) + text(row, Piece.Kind.GHOST), "read on as the server has it");
        assertEquals(has, text(row, Piece.Kind.PLAIN) + text(row, Piece.Kind.EXTRA));
        assertEquals(
                new ConversationRow.Note("Phone has version 90 of 130 and was not sent the rest.", Weight.FAULT),
                row.notes().getFirst());
        assertEquals(said(128.4, "b"), asPhone(128.4, "b", Map.of()), "what it has is as the server has it");
        var unread = asPhone(128.4, "d", Map.of());
        assertEquals(whole, text(unread, Piece.Kind.PLAIN));
        assertEquals(true, unread.notes().getFirst().text().endsWith("too many messages differ."));
    }

    private static String text(ConversationRow.Said row, Piece.Kind kind) {
        return row.pieces().stream()
                .filter(piece -> piece.kind() == kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
