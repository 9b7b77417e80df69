package dev.playhead.ui.frame;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.ui.FxToolkit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The search behind the filter of the frames table.
@ExtendWith(FxToolkit.class)
class RowSearchTest {
    private final AtomicInteger told = new AtomicInteger();

    private static List<Integer> rows(RowSearch search) {
        var hits = search.hits();
        return Arrays.stream(hits.rows(), 0, hits.size()).boxed().toList();
    }

    private static List<Integer> tens(int until) {
        return IntStream.range(0, until).filter(row -> row % 10 == 0).boxed().toList();
    }

    @Test
    void goesOnWithTheSessionAndKeepsWhatWasPublished() throws FilterSyntaxException {
        var search = new RowSearch(
                Filter.parse("kind == HEARTBEAT"),
                FrameRowsTest.session(100),
                (wanted, timeline) -> wanted.over(timeline, position -> {
                    throw new IOException("columns are enough");
                }),
                told::incrementAndGet);
        await().until(search::isWhole);
        await().until(() -> told.get() > 0);
        var before = search.hits();
        assertEquals(tens(100), rows(search));
        search.grown(FrameRowsTest.session(990));
        await().until(() -> rows(search).equals(tens(990)));
        assertEquals(10, before.size());
        assertEquals(tens(100), Arrays.stream(before.rows(), 0, 10).boxed().toList());
        search.stop();
    }

    @Test
    void whatBecomesKnownAfterTheRowIsFoundThen() throws FilterSyntaxException {
        var known = new AtomicBoolean();
        var search = new RowSearch(
                Filter.parse("refused"),
                FrameRowsTest.session(100),
                (wanted, of) -> row -> row == 3 && known.get(),
                told::incrementAndGet);
        await().until(search::isWhole);
        assertEquals(List.of(), rows(search));
        known.set(true);
        search.grown(FrameRowsTest.session(101));
        await().until(() -> rows(search).equals(List.of(3)));
        search.stop();
    }

    @Test
    void aLogThatCannotBeReadIsSaid() throws FilterSyntaxException {
        var search = new RowSearch(
                Filter.parse("data contains hello"),
                FrameRowsTest.session(100),
                (wanted, timeline) -> wanted.over(timeline, position -> {
                    throw new IOException("the disk is gone");
                }),
                told::incrementAndGet);
        await().until(() -> search.problem() != null);
        assertTrue(String.valueOf(search.problem()).contains("the disk is gone"), search::problem);
    }
}
