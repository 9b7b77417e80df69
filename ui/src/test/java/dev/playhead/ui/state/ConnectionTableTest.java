package dev.playhead.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the table and the pane beside it say of connections.
class ConnectionTableTest {
    private static final int PHONE = 1;
    private static final int TABLET = 2;
    private static final int REFUSED = 5;

    private final ConnectionTable content = new ConnectionTable();
    private final Timeline timeline = ExampleSession.timeline();

    private RowAt at(int row, double seconds) {
        return new RowAt(timeline, row, ExampleSession.at(seconds));
    }

    private String cells(int row, double seconds) {
        return content.columns().stream()
                .map(column -> column.text().apply(at(row, seconds)))
                .collect(Collectors.joining("|"));
    }

    private List<Fact> facts(int row, double seconds) {
        return ConnectionFacts.of(at(row, seconds));
    }

    @Test
    void aRowSaysHowSomebodyIsConnected() {
        assertEquals(
                "Tablet|c-8Wm2|connected|00:03.000|ably-js 2.28.0 browser|long polling|JSON|5|expires in 00:40|1|",
                cells(TABLET, 128.4));
        assertEquals(
                "planner|c-6Fn3|connected|00:04.000|did not say|WebSocket|JSON|5|key, no expiry|1|", cells(3, 128.4));
    }

    @Test
    void whoWasCutSaysSoFromThatMomentOn() {
        assertEquals(
                "Phone|c-4Tq9|connected|00:02.000|ably-cocoa 1.2.46 iOS|WebSocket|MessagePack|5|expires in 26:36|1|",
                cells(PHONE, 124));
        assertEquals(
                "Phone|c-4Tq9|cut 3.8 s ago|00:02.000|ably-cocoa 1.2.46 iOS|WebSocket|MessagePack|5|expires in 26:31||1006",
                cells(PHONE, 128.4));
    }

    @Test
    void whoWasNotLetInIsARowWithItsReason() {
        assertEquals(
                "nobody||refused, The page asked from an origin that Playhead does not trust.|02:03.114|||||||403",
                cells(REFUSED, 128.4));
    }

    @Test
    void onlyWhatHasHappenedIsCounted() {
        assertEquals(4, content.count(timeline, ExampleSession.at(100)));
        assertEquals(5, content.count(timeline, ExampleSession.at(120)));
        assertEquals(6, content.count(timeline, ExampleSession.at(128)));
        assertEquals("4 open", content.headline(timeline, 4, ExampleSession.at(100)));
        assertEquals("4 open, 1 ended, 1 refused", content.headline(timeline, 6, ExampleSession.at(128)));
    }

    @Test
    void aTokenCountsDown() {
        var token = timeline.connections().tracks().get(TABLET).credentialAt(ExampleSession.at(100));
        assertEquals("expires in 01:09", Expiry.words(token, ExampleSession.at(100)));
        assertEquals(Tone.PLAIN, Expiry.tone(token, ExampleSession.at(100)));
        assertEquals(Tone.WARN, Expiry.tone(token, ExampleSession.at(128)));
        assertEquals("expired", Expiry.words(token, ExampleSession.at(170)));
        assertEquals(Tone.FAULT, Expiry.tone(token, ExampleSession.at(170)));
    }

    @Test
    void modesThatWereNotGrantedAreNamedWithTheirReason() {
        var facts = facts(TABLET, 128.4);
        assertTrue(
                facts.contains(new Fact.Chips("Asked", List.of("publish", "subscribe", "object_publish"), List.of())));
        assertTrue(
                facts.contains(new Fact.Chips("Granted", List.of("publish", "subscribe"), List.of("object_publish"))));
        assertTrue(facts.contains(Fact.Value.words("", "object_publish is not in the token")));
        assertTrue(facts.contains(Fact.Value.code("Claims", "ai:*  presence, publish, subscribe")));
        assertTrue(facts.contains(Fact.Value.code("Params", "rewind=2")));
    }

    @Test
    void anEndSaysByWhomAndForHowLongItCanBeResumed() {
        var facts = facts(PHONE, 128.4);
        assertEquals(new Fact.Title("Phone", 1, "c-4Tq9", "cut 3.8 s ago", Tone.FAULT), facts.getFirst());
        assertTrue(facts.contains(Fact.Value.words("Ended", "1006 without a close frame")
                .toned(Tone.FAULT)
                .beside("02:04.600", Tone.MUTED)));
        assertTrue(facts.contains(Fact.Value.words("By", "Playhead, rule F-4 Cut phone")));
        assertTrue(facts.contains(Fact.Value.words("Window", "can resume for 1 min 56 s more")));
        assertTrue(facts.contains(new Fact.Title("ai:trip-42", -1, "00:02.005", "was attached", Tone.MUTED)));
        assertTrue(facts.contains(new Fact.Link("Show the frames of Phone", 1, "who == \"Phone\"")));
        assertFalse(facts(PHONE, 124).stream()
                .anyMatch(
                        fact -> fact instanceof Fact.Value value && value.name().equals("Ended")));
    }

    @Test
    void whoWasRefusedIsToldOfWithWhatWasAnswered() {
        var facts = facts(REFUSED, 128.4);
        assertTrue(facts.contains(Fact.Value.code("Origin", "https://preview.trip.example")));
        assertTrue(facts.contains(Fact.Value.code("From", "127.0.0.1:50012")));
        assertTrue(facts.contains(Fact.Value.words("Answer", "403, by Playhead").toned(Tone.FAULT)));
        assertTrue(facts.contains(new Fact.Link("Show on timeline", 7, "")));
    }

    @Test
    void aFrameLeadsToTheConnectionOfWhoSentIt() {
        // All frames of the example are the planner's.
        assertEquals(3, content.rowOf(timeline, timeline.frames().count() - 1, 6));
        assertEquals(-1, content.rowOf(timeline, timeline.frames().count() - 1, 3));
    }
}
