package dev.playhead.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the table says of requests before and after they are answered.
class RestTableTest {
    private final RestTable content = new RestTable();
    private final Timeline timeline = ExampleSession.timeline();

    private RowAt after(int request, long nanos) {
        return new RowAt(
                timeline, request, timeline.frames().atNanos(timeline.rest().row(request)) + nanos);
    }

    private String cells(RowAt row) {
        return content.columns().stream()
                .skip(1)
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("|"));
    }

    private Tone answerTone(RowAt row) {
        return content.columns().stream()
                .filter(column -> column.title().equals("Answer"))
                .findFirst()
                .orElseThrow()
                .tone()
                .apply(row);
    }

    @Test
    void anAnswerIsNotKnownBeforeItCame() {
        var asked = after(2, 0);
        assertEquals("planner|APPEND|/keys/ph.local/requestToken|||no answer yet||732", cells(asked));
        assertEquals(Tone.MUTED, answerTone(asked));
        var refused = after(2, 900_000_000);
        assertEquals(
                "planner|APPEND|/keys/ph.local/requestToken|401|900.0|refused, 40160 Not permitted||732",
                cells(refused));
        assertEquals(Tone.FAULT, answerTone(refused));
    }

    @Test
    void whatWentWellHasNoTone() {
        var read = after(0, 1_000_000_000);
        assertEquals("planner|APPEND|/channels/ai:trip-42/messages?limit=50|200|5.8|31 messages||732", cells(read));
        assertEquals(Tone.PLAIN, answerTone(read));
    }

    @Test
    void whatIsNeverAnsweredSaysSo() {
        assertEquals(
                "planner|APPEND|/channels/ai:trip-42/messages|||no answer yet||732", cells(after(3, 1_000_000_000)));
    }

    @Test
    void onlyRequestsThatHadComeAreCounted() {
        assertEquals(0, content.count(timeline, timeline.startNanos()));
        assertEquals(2, content.count(timeline, after(1, 0).nanos()));
        assertEquals(4, content.count(timeline, timeline.endNanos()));
    }

    @Test
    void theTimeIsAskedForAllTheTimeAndHidden() {
        var hidden = content.hidden().orElseThrow();
        assertEquals("GET /time", hidden.words());
        assertTrue(hidden.isHidden().test(after(1, 0)));
        assertFalse(hidden.isHidden().test(after(0, 0)));
    }

    @Test
    void framesOfRequestAndAnswerLeadToIt() {
        assertEquals(2, content.rowOf(timeline, timeline.rest().row(2), 4));
        assertEquals(2, content.rowOf(timeline, timeline.rest().answerRow(2), 4));
        assertEquals(-1, content.rowOf(timeline, timeline.rest().row(2) + 5, 4));
        assertEquals(timeline.rest().row(2), content.frame(after(2, 0)));
    }
}
