package dev.playhead.transport.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.filter.Glob;
import dev.playhead.transport.insight.build.SessionScript;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for all fields.
class FieldsTest {
    @Test
    void everyFieldHasAWordOfItsOwnAndSaysWhatItIs() {
        var names = Fields.all().stream().map(Field::name).toList();
        assertEquals(names.size(), names.stream().distinct().count(), names::toString);
        for (var field : Fields.all()) {
            assertTrue(field.name().matches("[a-z]+"), field.name());
            assertFalse(field.meaning().isBlank(), field.name());
            assertEquals(
                    field, Fields.named(field.name().toUpperCase(Locale.ROOT)).orElseThrow());
        }
    }

    @Test
    void everyFieldAnswersForEveryRow() throws FilterSyntaxException {
        var session = new SessionScript();
        session.connect("planner").attach("planner", "room").connect("phone").attach("phone", "room");
        session.publish("planner", "room", "hello").appends("planner", 3).malformed("phone", "no frame");
        session.cut("phone")
                .append("planner", " more")
                .restore()
                .resume("phone")
                .pass(20_000)
                .close("phone");
        var timeline = session.timeline();
        for (var field : Fields.all()) {
            var wanted = Filter.parse(field.name()).over(timeline, session.log()::read);
            long with =
                    IntStream.range(0, timeline.frames().count()).filter(wanted).count();
            var others = Filter.parse("!" + field.name()).over(timeline, session.log()::read);
            long without =
                    IntStream.range(0, timeline.frames().count()).filter(others).count();
            assertEquals(timeline.frames().count(), with + without, field.name());
        }
    }

    @Test
    void aStarStandsForAnyLetters() {
        assertTrue(new Glob("ai:*").matches("AI:trip-42"));
        assertTrue(new Glob("*trip*").matches("ai:trip-42"));
        assertTrue(new Glob("*").matches(""));
        assertFalse(new Glob("ai:*x").matches("ai:trip-42"));
        assertFalse(new Glob("ai:").matches("ai:trip-42"));
        assertTrue(new Glob("a*a*a*a*b").matches("a".repeat(50) + "b"));
        assertFalse(new Glob("a*a*a*a*b").matches("a".repeat(5_000)));
    }
}
