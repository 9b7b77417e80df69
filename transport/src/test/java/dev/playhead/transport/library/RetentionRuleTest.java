package dev.playhead.transport.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.library.LibraryItem.Place;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RetentionRule.Action;
import dev.playhead.transport.library.RetentionRule.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionRuleTest {
    private static final long DAY = 86_400_000;
    private static final long NOW = 100 * DAY;
    private static final RetentionRule RULE = new RetentionRule(30, 100, Action.WARN);

    private static LibraryItem item(String name, int daysAgo, long sizeBytes) {
        return new LibraryItem(
                Path.of(name),
                sizeBytes,
                NOW - daysAgo * DAY,
                Place.RECORDED,
                false,
                RecordingLabel.NONE,
                new Reading.Pending());
    }

    private static LibraryItem pinned(LibraryItem item) {
        return item.with(item.label().pin());
    }

    private static LibraryItem live(LibraryItem item) {
        return new LibraryItem(
                item.file(), item.sizeBytes(), item.modifiedMs(), item.place(), true, item.label(), item.reading());
    }

    private static List<String> due(RetentionRule rule, LibraryItem... items) {
        return rule.plan(List.of(items), NOW).due().stream()
                .map(due -> due.item().file() + " " + due.reason())
                .toList();
    }

    @Test
    void whatIsOlderThanTheRuleIsDueTheOldestFirst() {
        assertEquals(
                List.of("b TOO_OLD", "a TOO_OLD"), due(RULE, item("a", 30, 1), item("b", 40, 1), item("c", 29, 1)));
    }

    @Test
    void theOldestAreDueUntilTheRestFits() {
        assertEquals(
                List.of("c TOO_MUCH", "b TOO_MUCH"), due(RULE, item("a", 1, 60), item("b", 2, 41), item("c", 3, 60)));
        assertEquals(List.of("c TOO_MUCH"), due(RULE, item("a", 1, 50), item("b", 2, 50), item("c", 3, 60)));
    }

    @Test
    void pinnedAndLiveOnesAreNeverDueButTakeRoom() {
        assertEquals(List.of(), due(RULE, pinned(item("a", 50, 200)), live(item("b", 50, 200))));
        assertEquals(List.of("b TOO_MUCH"), due(RULE, pinned(item("a", 50, 100)), item("b", 1, 1)));
        var plan = RULE.plan(List.of(pinned(item("a", 50, 70)), item("b", 1, 5)), NOW);
        assertEquals(75, plan.usedBytes());
        assertEquals(70, plan.pinnedBytes());
    }

    @Test
    void theNextIsSaidWithItsMoment() {
        var plan = RULE.plan(List.of(item("a", 10, 1), item("b", 20, 1), pinned(item("c", 29, 1))), NOW);
        var next = plan.next().getFirst();
        assertEquals(Path.of("b"), next.item().file());
        assertEquals(Reason.TOO_OLD, next.reason());
        assertEquals(NOW + 10 * DAY, next.atMs());
    }

    @Test
    void withoutLimitsNothingIsEverDue() {
        var plan = new RetentionRule(0, 0, Action.DELETE_OLDEST).plan(List.of(item("a", 9000, 1L << 40)), NOW);
        assertEquals(List.of(), plan.due());
        assertEquals(List.of(), plan.next());
    }

    @Test
    void anAgeOfYearsDoesNotOverflow() {
        assertEquals(List.of(), due(new RetentionRule(36_500, 0, Action.WARN), item("a", 90, 1)));
    }
}
