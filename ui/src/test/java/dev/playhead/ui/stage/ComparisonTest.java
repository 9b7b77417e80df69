package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String TEXT = "All the words of a long answer that goes on and on. ".repeat(12);

    private final List<Participant> participants = new ArrayList<>();
    private final List<ConnectionStatus> connectionStatuses = new ArrayList<>();
    private final List<SessionState.DeviceText> texts = new ArrayList<>();

    @Test
    void whoIsNotOnTheChannelIsNamedAndNotAccused() {
        device("Laptop", ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, TEXT);
        device("Phone", ConnectionStatus.State.CONNECTED, AttachmentStatus.ELSEWHERE, "");
        device("Tablet", ConnectionStatus.State.GONE, AttachmentStatus.GONE, "All");
        device("Watch", ConnectionStatus.State.CONNECTED, AttachmentStatus.CAME_LATER, "on. ");
        device("Telly", ConnectionStatus.State.CONNECTED, AttachmentStatus.ELSEWHERE, "");
        var comparison = compare(TEXT);
        assertEquals(List.of("Laptop"), names(comparison));
        assertEquals(
                List.of("Not attached to chat: Phone, Telly", "Attached after this began: Watch", "Gone: Tablet"),
                comparison.others());
        assertEquals(4, comparison.otherCount());
        // And the common beginning folds although they have none of it.
        assertTrue(comparison.window().from() > 300);
    }

    @Test
    void whatIsCutComesFirstAndNobodyElseMoves() {
        device("Laptop", ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, TEXT);
        device("Tablet", ConnectionStatus.State.SLOW, AttachmentStatus.ATTACHED, TEXT);
        device("Phone", ConnectionStatus.State.CUT, AttachmentStatus.AWAY, TEXT.substring(0, 100));
        assertEquals(List.of("Phone", "Laptop", "Tablet"), names(compare(TEXT)));
    }

    @Test
    void ofManyThatAreWellOnlySomeHaveACard() {
        for (int i = 1; i <= 1_600; i++) {
            device("Device " + i, ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, TEXT);
        }
        device("Phone", ConnectionStatus.State.CUT, AttachmentStatus.AWAY, "All");
        var comparison = compare(TEXT);
        assertEquals(9, comparison.devices().size());
        assertEquals("Phone", names(comparison).getFirst());
        assertTrue(
                comparison.others().getFirst().endsWith("and 1,586 more"),
                comparison.others().getFirst());
        assertEquals(1_592, comparison.otherCount());
    }

    @Test
    void aHealthyStreamFoldsByTheServersTextAlone() {
        device("Laptop", ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, TEXT);
        var there = compare(TEXT).window();
        texts.clear();
        texts.add(new SessionState.DeviceText(
                0, AttachmentStatus.ATTACHED, TEXT.substring(0, TEXT.length() - 40), TEXT, 1));
        assertEquals(there, compare(TEXT, TEXT.length() - 40).window());
    }

    @Test
    void theLinesOfAnAnswerThatGrowsStayWhereTheyAre() {
        for (boolean wide : List.of(true, false)) {
            int moves = 0;
            int from = 0;
            for (int length = 1; length <= TEXT.length(); length++) {
                var window = TextWindow.of(TEXT.substring(0, length), length, wide);
                moves += window.from() == from ? 0 : 1;
                from = window.from();
            }
            assertTrue(from > TEXT.length() - 400, () -> "it folds all the same");
            assertTrue(moves <= TEXT.length() / (wide ? 65 : 22), "it began elsewhere so many times: " + moves);
        }
    }

    @Test
    void aTextTooLongForACardIsFoldedAndCounted() {
        var text = "0123456789".repeat(10_000);
        device("Phone", ConnectionStatus.State.CUT, AttachmentStatus.AWAY, text.substring(0, 50_000));
        device("Laptop", ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, text);
        var comparison = compare(text);
        var window = comparison.window();
        var shown = window.shown(text, 0);
        assertTrue(shown.length() < 1_000, () -> shown.length() + " characters on a card");
        assertTrue(shown.contains(String.format("[\u2026 %,d characters \u2026]", window.gap())), shown);
        assertEquals(
                100_000,
                window.from()
                        + window.gap()
                        + shown.replaceAll(" \\[.*\\] ", "").length());
        var missing = comparison.devices().getFirst().text();
        assertEquals(
                shown,
                window.shown(missing.common(), 0)
                        + window.shown(missing.missing(), missing.common().length()),
                "the lines of the cards match");
    }

    @Test
    void nothingIsFoldedOfAShortText() {
        device("Laptop", ConnectionStatus.State.CONNECTED, AttachmentStatus.ATTACHED, "short");
        var window = compare("short").window();
        assertEquals("short", window.shown("short", 0));
        assertEquals(0, window.gap());
        assertFalse(window.from() > 0);
    }

    private void device(String name, ConnectionStatus.State state, AttachmentStatus attachment, String has) {
        int index = participants.size();
        participants.add(new Participant(index, index + 1, Participant.Kind.DEVICE, name, "", name, null));
        connectionStatuses.add(new ConnectionStatus(index, state, 1, -1, 0, null));
        texts.add(new SessionState.DeviceText(index, attachment, has, has, 1));
    }

    private Comparison compare(String text) {
        return compare(text, text.length());
    }

    private Comparison compare(String text, int settled) {
        var subject = new SessionState.ShownMessage(ChannelId.shared("chat"), "s", -1, "", text, true, settled);
        var moment = new SessionState(10, subject, connectionStatuses, texts, List.of(), 0, 0, 1, 0, 0, "s");
        return Comparison.of(Timeline.drawing(0, 10, participants, List.of(), List.of()), moment, subject, true);
    }

    private static List<String> names(Comparison comparison) {
        return comparison.devices().stream()
                .map(device -> device.participant().name())
                .toList();
    }
}
