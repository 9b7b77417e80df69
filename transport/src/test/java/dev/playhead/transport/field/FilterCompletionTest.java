package dev.playhead.transport.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What may be written next, over a golden recording.
class FilterCompletionTest {
    private static LogSession session;
    private static Timeline timeline;

    @BeforeAll
    static void open() throws Exception {
        session = LogSession.open(Path.of("src/test/resources/golden/v0.playhead.mcap"));
        session.awaitCaughtUp();
        timeline = session.timeline();
    }

    @AfterAll
    static void close() throws Exception {
        session.close();
    }

    private static FilterCompletion at(String filter) {
        return FilterCompletion.at(filter, filter.length(), timeline, () -> false);
    }

    private static List<String> texts(String filter) {
        return at(filter).candidates().stream()
                .map(FilterCompletion.Candidate::text)
                .toList();
    }

    @Test
    void anEmptyFilterBeginsWithAField() {
        assertEquals("Fields", at("").about());
        assertTrue(texts("").containsAll(List.of("kind", "who", "late", "not")));
        assertEquals(List.of("kind"), texts("ki"));
        assertEquals(List.of("kind"), texts("late and (ki"));
    }

    @Test
    void afterAFieldComesHowItIsCompared() {
        assertEquals(List.of("==", "!=", "contains", "in", "and", "or"), texts("kind "));
        assertEquals(List.of(">", "<", "==", ">=", "<=", "!=", "and", "or"), texts("size "));
        assertEquals(List.of("and", "or"), texts("refused "));
        assertEquals(List.of("and", "or"), texts("who == Phone "));
        assertEquals(List.of("and", "or"), texts("kind == kind "));
    }

    @Test
    void valuesAreThoseThatOccurTheCommonestFirst() throws Exception {
        var kinds = at("kind == ").candidates();
        assertEquals("Values of kind", at("kind == ").about());
        for (int i = 1; i < kinds.size(); i++) {
            assertTrue(kinds.get(i - 1).frames() >= kinds.get(i).frames(), kinds::toString);
        }
        for (var kind : kinds) {
            var rows = session.rows(Filter.parse("kind == " + kind.text()), timeline);
            long found =
                    IntStream.range(0, timeline.frames().count()).filter(rows).count();
            assertEquals(kind.frames(), found, kind::toString);
        }
        assertEquals(
                List.of("ATTACH", "ATTACHED"),
                texts("kind == att").stream().sorted().toList());
        assertTrue(texts("kind in {ACK, ").contains("NACK"));
    }

    @Test
    void aCandidateTakesThePlaceOfTheWordThatWasBegun() throws Exception {
        var completion = FilterCompletion.at("who == pho and late", 10, timeline, () -> false);
        var phone = completion.candidates().getFirst();
        var filter = completion.with(phone, "who == pho and late");
        assertEquals("who == Phone and late", filter);
        assertEquals("who == Phone ".length(), completion.caretAfter(phone));
        Filter.parse(filter);
    }

    @Test
    void everyCandidateCanBeRead() throws Exception {
        for (var field : Fields.all()) {
            for (var value : texts(field.name() + " == ")) {
                if (!(field instanceof Field.Flag)) {
                    Filter.parse(field.name() + " == " + value);
                }
            }
        }
    }

    @Test
    void withinAQuotationNothingIsKnown() {
        assertEquals(List.of(), texts("\"half a quot"));
    }
}
