package dev.playhead.transport.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.SessionScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which rows filters choose, and what is said of those that cannot be read.
class FilterTest {
    private final SessionScript session = new SessionScript();

    @BeforeEach
    void aSession() {
        session.connect("planner")
                .attach("planner", "ai:trip-42")
                .connect("phone")
                .attach("phone", "ai:trip-42");
        session.publish("planner", "ai:trip-42", "The ferry leaves at ten").appends("planner", 2);
        session.attach("phone", "hall").publish("phone", "hall", "x".repeat(70_000));
        session.cut("phone").append("planner", " or so");
    }

    private List<Integer> rows(String filter) throws FilterSyntaxException {
        var timeline = session.timeline();
        var wanted = Filter.parse(filter).over(timeline, session.log()::read);
        return IntStream.range(0, timeline.frames().count())
                .filter(wanted)
                .boxed()
                .toList();
    }

    private int count(String filter) throws FilterSyntaxException {
        return rows(filter).size();
    }

    private int all() {
        return session.timeline().frames().count();
    }

    @Test
    void nothingWrittenIsEveryRow() throws FilterSyntaxException {
        assertEquals(all(), count("  "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "kind == APPEND ~ 3",
                "kind == append ~ 3",
                "kind in {APPEND, ATTACH} ~ 6",
                "way == undelivered ~ 1",
                "undelivered ~ 1",
                "channel == ai:* and kind == ATTACHED ~ 2",
                "channel == \"hall\" && kind == ATTACH ~ 1",
                "device == phone && kind == CONNECTED ~ 1",
                "client == planner and kind == APPEND ~ 3",
                "size > 50KB ~ 1",
                "size > 50000 and kind == MESSAGE ~ 1",
                "refused ~ 1",
                "code == 40009 ~ 2",
                "code ~ 3",
                "status == 413 ~ 1",
                "row <= 3 ~ 3",
                "name == message and way == in ~ 2",
                "data contains FERRY and way == in ~ 1",
                "data has ferry and way == in ~ 1",
                "change == append and way == in ~ 3",
                "action == nack ~ 1",
                "kind == NACK or kind == ATTACH ~ 4",
                "kind == NACK || (kind == ATTACH && channel == hall) ~ 2",
            })
    void choosesRows(String filter, int count) throws FilterSyntaxException {
        assertEquals(count, count(filter), filter);
    }

    @Test
    void notAndUnlikeAreTheOthers() throws FilterSyntaxException {
        assertEquals(all() - 3, count("!kind == APPEND"));
        assertEquals(all() - 3, count("kind != APPEND"));
        assertEquals(all() - 3, count("not (kind == APPEND)"));
        // What has no channel is unlike every channel.
        assertEquals(all() - count("channel == hall"), count("channel != hall"));
        assertTrue(count("channel != hall") > count("channel == ai:trip-42"));
    }

    @Test
    void aWordIsLookedForInPayloadsAndInWhatTheRowShows() throws FilterSyntaxException {
        assertTrue(count("ferry") >= 2);
        assertEquals(count("ferry"), count("\"THE FERRY leaves\""));
        assertEquals(0, count("submarine"));
        assertTrue(count("Phone") > 2);
        assertEquals(count("ferry and way == in"), count("ferry way == in"));
    }

    @Test
    void columnsDoNotReadTheLogAndCheapTermsGoFirst() throws FilterSyntaxException {
        assertFalse(Filter.parse("kind == MESSAGE and size > 1KB or late").needsEntries());
        assertTrue(Filter.parse("kind == MESSAGE and data contains x").needsEntries());
        var read = new int[1];
        var timeline = session.timeline();
        var wanted = Filter.parse("data contains ferry and kind == NACK").over(timeline, position -> {
            read[0]++;
            return session.log().read(position);
        });
        IntStream.range(0, all()).filter(wanted).count();
        assertEquals(1, read[0], "only the NACK is read");
    }

    @Test
    void whatMayBecomeKnownLaterSaysSo() throws FilterSyntaxException {
        assertTrue(Filter.parse("kind == MESSAGE and refused").changesLater());
        assertTrue(Filter.parse("latency > 250ms").changesLater());
        assertFalse(Filter.parse("kind == MESSAGE").changesLater());
    }

    @Test
    void aLogThatCannotBeReadIsNoSilentMiss() throws FilterSyntaxException {
        Timeline timeline = session.timeline();
        var wanted = Filter.parse("data contains ferry").over(timeline, position -> {
            throw new IOException("gone");
        });
        assertThrows(UncheckedIOException.class, () -> wanted.test(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "device == phone kind == apend;24;29;APPEND",
                "chanel == hall;0;6;channel",
                "kind = MESSAGE;5;6;==",
            })
    void saysWhatMayHaveBeenMeant(String filter, int from, int to, String suggestion) {
        var wrong = assertThrows(FilterSyntaxException.class, () -> Filter.parse(filter));
        assertEquals(from, wrong.from(), wrong::getMessage);
        assertEquals(to, wrong.to(), wrong::getMessage);
        assertEquals(suggestion, wrong.suggestion());
        assertTrue(wrong.getMessage().startsWith("Character " + (from + 1) + ": found \u201c"), wrong::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "size > ~ Character 7: found the end, expected a number of bytes, such as 500 or 4KB.",
                "size > big ~ Character 8: found \u201cbig\u201d, expected a number of bytes, such as 500 or 4KB.",
                "size > 5s ~ Character 8: found \u201c5s\u201d, expected a number of bytes, such as 500 or 4KB.",
                "size contains 5 ~ Character 6: found \u201ccontains\u201d, expected ==, !=, <, <=, >, >= or in: size is a number.",
                "kind < 5 ~ Character 6: found \u201c<\u201d, expected ==, !=, contains or in: kind is text.",
                "late == 5 ~ Character 6: found \u201c==\u201d, expected no comparison: late is so or not; write late or !late.",
                "(kind == ACK ~ Character 13: found the end, expected \u201c)\u201d.",
                "kind == ACK) ~ Character 12: found \u201c)\u201d, expected and, or, or another term.",
                "kind == ACK and ~ Character 16: found the end, expected a field, a word to look for, \u201c!\u201d or \u201c(\u201d.",
                "kind in ACK ~ Character 9: found \u201cACK\u201d, expected \u201c{\u201d and values with commas between them.",
                "kind in {ACK ~ Character 13: found the end, expected \u201c,\u201d or \u201c}\u201d.",
                "name == \"x ~ Character 9: the quotation that begins here does not end; expected \" after it.",
                "kind & x ~ Character 6: found \u201c&\u201d, expected &&.",
            })
    void saysWhereWhatWasFoundAndWhatIsExpected(String filter, String message) {
        var wrong = assertThrows(FilterSyntaxException.class, () -> Filter.parse(filter));
        assertEquals(message, wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"or", "!", "()", "{", "zzz == 1", "kind ==", "\"", "a in {", "not not", "== 5"})
    void whateverIsWrittenIsReadOrExplained(String filter) {
        var wrong = assertThrows(FilterSyntaxException.class, () -> Filter.parse(filter));
        assertTrue(wrong.from() <= wrong.to() && wrong.to() <= filter.length(), wrong::getMessage);
    }
}
