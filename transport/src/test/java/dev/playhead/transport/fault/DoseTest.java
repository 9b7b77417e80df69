package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DoseTest {
    private static Dose dose(String name, long value) {
        return Dose.read(new FaultFields(Map.of(name, value)), Dose.ALWAYS);
    }

    /// Numbers, counted from 0, of those of the first so many that are hit.
    private static List<Long> hit(Dose dose, int of) {
        return LongStream.range(0, of)
                .filter(number -> dose.hits(SeededRandom.of(7, RuleId.of(1), "phone", number)))
                .boxed()
                .toList();
    }

    @Test
    void theFirstAreHitAndNoMore() {
        assertEquals(List.of(0L, 1L, 2L), hit(dose("first", 3), 20));
    }

    @Test
    void oneInSoManyIsHit() {
        assertEquals(List.of(3L, 7L, 11L), hit(dose("every", 4), 14));
    }

    @Test
    void oneOfANumberIsHitOnce() {
        assertEquals(List.of(39L), hit(dose("nth", 40), 200));
    }

    @Test
    void chanceHitsAboutAsManyAsItSaysAndNoneWithNone() {
        int hit = hit(dose("percent", 20), 1_000).size();
        assertTrue(hit > 140 && hit < 260, hit + " of 1000");
        assertEquals(List.of(), hit(dose("percent", 0), 1_000));
        assertEquals(1_000, hit(dose("percent", 100), 1_000).size());
    }

    @Test
    void aDoseIsReadBackFromItsFields() {
        for (var name : List.of("percent", "first", "every", "nth")) {
            var dose = dose(name, 5);
            assertEquals(dose, Dose.read(new FaultFields(dose.fields()), Dose.ALWAYS));
        }
    }

    @Test
    void twoDosesAtOnceAreNone() {
        var wrong = assertThrows(
                FaultFields.Wrong.class,
                () -> Dose.read(new FaultFields(Map.of("first", 1, "percent", 5)), Dose.ALWAYS));
        assertEquals("say only one of percent and first", wrong.getMessage());
    }

    @Test
    void withoutADoseTheOneOfTheKindHolds() {
        assertEquals(new Dose.Nth(2), Dose.read(new FaultFields(Map.of()), new Dose.Nth(2)));
    }
}
