package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for all rules.
class ChecksTest {
    private final SessionScript session = new SessionScript();

    private static Finding finding(String sentence) {
        return new Finding("test-rule", Severity.NOTE, "Test", sentence, "Nothing.", 1, null, -1, List.of(0L));
    }

    @Test
    void everyRuleHasANameOfItsOwnInWordsWithHyphens() {
        var rules = Checkers.all().stream().map(Checker::rule).toList();
        assertEquals(rules.size(), rules.stream().distinct().count(), rules::toString);
        rules.forEach(rule -> assertTrue(rule.matches("[a-z]+(-[a-z]+)*"), rule));
    }

    @Test
    void aRuleThatFailsIsLeftOutAndTheOthersGoOn() {
        var failing = new Checker() {
            private int asked;

            @Override
            public String rule() {
                return "failing";
            }

            @Override
            public void accept(Entry entry, Decoded decoded, CheckedSession checked) {
                asked++;
                throw new IllegalStateException("on purpose");
            }
        };
        var checks = new Checks(session.builder(), List.of(failing, new PublishRefused()));
        session.connect("phone").attach("phone", "room").publish("phone", "room", "x".repeat(70_000));
        for (long position = 0; position < session.log().size(); position++) {
            var entry = session.log().read(position);
            checks.accept(entry, EntryDecoder.decode(entry));
        }
        assertEquals(1, failing.asked);
        assertEquals(1, checks.published().size());
    }

    @Test
    void whatWasPublishedGrowsNoMoreAndIsRevisedInPlace() {
        var log = new FindingLog();
        int number = log.add(finding("once"), 1);
        var published = log.published();
        assertSame(published, log.published(), "nothing new, nothing made");
        log.revise(number, finding("twice"), 2);
        log.add(finding("another"), 3);
        assertEquals(1, published.size());
        assertEquals("twice", published.getFirst().sentence());
        assertEquals(2, log.published().size());
    }

    @Test
    void moreThanAPersonReadsIsCountedInsteadOfKept() {
        var log = new FindingLog();
        for (int i = 0; i < FindingLog.MOST + 5; i++) {
            log.revise(log.add(finding("one"), i), finding("one, revised"), i);
        }
        assertEquals(FindingLog.MOST, log.published().size());
        assertEquals(5, log.leftOut());
    }

    @Test
    void nothingIsSaidWithoutEvidence() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Finding("test-rule", Severity.NOTE, "Test", "Said.", "Nothing.", 1, null, -1, List.of()));
    }

    private static String sentence(FindingLog log, long nanos) {
        return log.at(nanos).sequencedValues().getFirst().sentence();
    }

    @Test
    void aFindingOfThePastIsAsItWasKnownThen() {
        var log = new FindingLog();
        int number = log.add(finding("once"), 10);
        log.revise(number, finding("twice"), 20);
        log.revise(number, finding("three times"), 30);
        assertEquals(0, log.at(0).size(), "it had not happened");
        assertEquals("once", sentence(log, 1), "it had, and was found later");
        assertEquals("once", sentence(log, 19));
        assertEquals("twice", sentence(log, 20));
        assertEquals("three times", sentence(log, Long.MAX_VALUE));
    }
}
