package dev.playhead.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.PairState;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of the list over two nights of one program.
class CompareRowsTest {
    @TempDir
    static Path folder;

    private static Comparison comparison;
    private final CompareRows rows = new CompareRows(comparison, 200_000_000);

    @BeforeAll
    static void compare() throws Exception {
        try (var a = LogSession.open(ExampleRecordings.first(folder));
                var b = LogSession.open(ExampleRecordings.second(folder))) {
            a.awaitCaughtUp();
            b.awaitCaughtUp();
            comparison = Comparison.of(a.side(), b.side());
        }
    }

    private String words() {
        return rows.lines().stream()
                .map(line -> CompareWords.title(line.state()) + ": "
                        + (line.isRun()
                                ? CompareWords.run(line.run().either()) + ", "
                                        + CompareWords.difference(
                                                line.run(), line.state(), rows.limitNanos(), line.hint())
                                : "  "
                                        + CompareWords.line(CompareWords.text(
                                                line.message() == null
                                                        ? null
                                                        : line.message().either()))))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyRunHasOneStateAndSaysHowItDiffers() {
        assertEquals("""
                Same: Vegan dinner near the Riva,\s
                Only in A: Vegan dinner near the Riva, second answer
                Changed: Book the ferry for two, 5 places, 6 words
                Only in B: Add a bus to the airport, not in A
                Slower: Plan two days in Split., late +1.04 s
                Reordered: Weather on Saturday?, after run 6, not before
                Slower: Pack for one night, late +917 ms""", words());
    }

    @Test
    void countsAddUpWhateverIsCounted() {
        var runs = rows.counts(CompareCount.RUNS);
        assertEquals(7, runs.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(1, runs.get(PairState.CHANGED));
        var messages = rows.counts(CompareCount.MESSAGES);
        assertEquals(
                comparison.pairs().size(),
                messages.values().stream().mapToInt(Integer::intValue).sum());
        var frames = rows.counts(CompareCount.FRAMES);
        assertTrue(frames.get(PairState.CHANGED) > 30, frames::toString);
    }

    @Test
    void filtersLeaveWhatTheyCount() {
        rows.filter(CompareCount.RUNS, Set.of(PairState.ONLY_A, PairState.ONLY_B), false);
        assertEquals("""
                Only in A: Vegan dinner near the Riva, second answer
                Only in B: Add a bus to the airport, not in A""", words());
        rows.filter(CompareCount.MESSAGES, Set.of(PairState.CHANGED), false);
        rows.open(rows.lines().getFirst().index(), true);
        var lines = words().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().startsWith("Changed:   I found two seats"), lines::toString);
    }

    @Test
    void differencesOnlyLeavesOutWhatIsTheSameInRunsToo() {
        rows.filter(CompareCount.RUNS, Set.of(), true);
        assertEquals(6, rows.lines().size());
        for (var line : rows.lines()) {
            rows.open(line.index(), true);
        }
        assertTrue(rows.lines().stream().allMatch(line -> line.state().isDifference()), this::words);
    }
}
