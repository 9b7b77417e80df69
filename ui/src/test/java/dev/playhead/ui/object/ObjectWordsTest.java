package dev.playhead.ui.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.insight.object.ObjectsAt;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.timeline.ExampleObjects;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The tree of objects, its words and its JSON, over the example session.
class ObjectWordsTest {
    private final Timeline timeline = ExampleObjects.timeline();
    private final ObjectTrack track = timeline.objects().getFirst();

    private ObjectNode root(double seconds) {
        var frames = timeline.frames();
        return ObjectsAt.of(track, ExampleSession.at(seconds), frames::writtenNanos);
    }

    private static ObjectRow row(ObjectNode root, String... path) {
        return ObjectRow.of(root, Set.of()).stream()
                .filter(row -> row.path().equals(List.of(path)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTreeSaysWhatIsSoAtThePlayhead() {
        var now = root(128.4);
        assertEquals("540", ObjectWords.value(row(now, "budget").node()));
        assertEquals("3 keys", ObjectWords.value(row(now, "stops").node()));
        assertEquals(
                "\u201cCity walls\u201d",
                ObjectWords.value(row(now, "stops", "1").node()));
        assertEquals("removed", ObjectWords.value(row(now, "hotel").node()));
        assertEquals(2, row(now, "votes", "Lokrum").depth());
        var before = root(120);
        assertEquals("500", ObjectWords.value(row(before, "budget").node()));
        assertEquals(
                "\u201cExcelsior\u201d", ObjectWords.value(row(before, "hotel").node()));
        assertEquals(1, ObjectRow.of(root(50), Set.of()).size());
    }

    @Test
    void aFoldedMapHidesWhatIsInIt() {
        var rows = ObjectRow.of(root(128.4), Set.of(List.of("stops")));
        assertTrue(rows.stream()
                .noneMatch(
                        row -> row.path().size() == 2 && row.path().getFirst().equals("stops")));
        assertTrue(rows.stream().anyMatch(row -> row.path().equals(List.of("votes", "walls"))));
    }

    @Test
    void whoIsCutLacksWhatWasWrittenSince() {
        var budget = row(root(128.4), "budget").node();
        var other = budget.others().getFirst();
        assertEquals("520", ObjectWords.value(other));
        assertEquals("The change was published while F-4 Cut phone kept it away.", ObjectWords.why(timeline, other));
        assertEquals(
                "none",
                ObjectWords.value(row(root(128.4), "stops", "3").node().others().getFirst()));
        assertEquals(List.of(), row(root(124.55), "budget").node().others());
    }

    @Test
    void theFactsLeadToTheFramesThatProveThem() {
        var facts = ObjectFacts.of(
                new RowAt(timeline, 0, ExampleSession.at(128.4)),
                track,
                row(root(128.4), "budget").node());
        int wrote = timeline.frames().rowAt(ExampleSession.at(125.88));
        assertTrue(facts.contains(new Fact.Link("Show the frame that wrote it", wrote, "")), facts.toString());
        assertTrue(facts.contains(new Fact.Link("Show the frame that was not sent", wrote, "")), facts.toString());
        assertTrue(
                facts.contains(new Fact.Who(
                        1, "has 520. The change was published while F-4 Cut phone kept it away.", Tone.FAULT)),
                facts.toString());
        assertTrue(facts.stream()
                .anyMatch(fact -> fact instanceof Fact.Jump(var text, var nanos)
                        && text.equals("02:05.880  added 20, now 540, planner")));
    }

    @Test
    void jsonIsWhatAProgramWouldRead() {
        assertEquals("""
                {
                  "budget": 540,
                  "votes": {
                    "Lokrum": 3,
                    "walls": 2
                  },
                  "title": "Dubrovnik, 3 days",
                  "stops": {
                    "1": "City walls",
                    "2": "Nishta",
                    "3": "Lokrum"
                  }
                }""", ObjectJson.of(root(128.4)));
    }
}
