package dev.playhead.transport.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextPlacesTest {
    private static final String A = "I found two seats on the 09:00 catamaran to Bol. The trip costs 14 € per person"
            + " and takes 70 minutes. The return leaves Bol at 16:30.";
    private static final String B = "I found two seats on the 10:30 ferry to Supetar. The trip costs 6 € per person"
            + " and takes 50 minutes. The return leaves Supetar at 16:30.";

    @Test
    void wordsInARowAreOnePlace() {
        var places = TextPlaces.of(A, B);
        assertEquals("5 places, 6 words", places.summary());
        var first = places.places().getFirst();
        assertEquals(new TextPlaces.Place(1, 25, 25, "09:00 catamaran", "10:30 ferry"), first);
        var second = places.places().get(1);
        assertEquals(
                "Bol.", A.substring(second.fromA(), second.fromA() + second.a().length()));
        assertEquals(
                "Supetar.",
                B.substring(second.fromB(), second.fromB() + second.b().length()));
    }

    @Test
    void bothTextsAreInTheSegmentsWhole() {
        var a = new StringBuilder();
        var b = new StringBuilder();
        for (var segment : TextPlaces.of(A, B).segments()) {
            switch (segment) {
                case TextPlaces.Same(var text) -> {
                    a.append(text);
                    b.append(text);
                }
                case TextPlaces.Place place -> {
                    a.append(place.a());
                    b.append(place.b());
                }
            }
        }
        assertEquals(A, a.toString());
        assertEquals(B, b.toString());
    }

    @Test
    void whatIsMissingIsAPlaceToo() {
        assertEquals("1 word", TextPlaces.of("one two", "one").summary());
        assertEquals(List.of(), TextPlaces.of("same", "same").places());
        assertEquals("2 words", TextPlaces.of("", "all new").summary());
    }

    private static MessageVersions grown(Object... steps) {
        var versions = new ArrayList<Version>();
        for (int i = 0; i < steps.length; i += 2) {
            versions.add(new Version(i / 2 + 1, (Kind) steps[i], i, 0, i, "s" + i, (String) steps[i + 1]));
        }
        return new MessageVersions("s", versions);
    }

    private static String origin(MessageVersions versions, int at) {
        var origin = Objects.requireNonNull(TextOrigin.of(versions, at));
        return "append " + origin.append() + ", v" + origin.version().number();
    }

    @Test
    void aCharacterComesFromTheAppendThatBroughtIt() {
        var versions = grown(Kind.CREATE, "", Kind.APPEND, "I fo", Kind.APPEND, "und", Kind.APPEND, " 09:00");
        assertEquals("append 1, v2", origin(versions, 0));
        assertEquals("append 2, v3", origin(versions, 4));
        assertEquals("append 3, v4", origin(versions, 7));
        assertEquals("append 3, v4", origin(versions, 99));
    }

    @Test
    void anEditBeginsAnew() {
        var versions = grown(Kind.CREATE, "", Kind.APPEND, "wrong", Kind.UPDATE, "right", Kind.APPEND, " now");
        assertEquals("append 0, v3", origin(versions, 2));
        assertEquals("append 1, v4", origin(versions, 6));
        assertNull(TextOrigin.of(MessageVersions.NONE, 0));
    }
}
