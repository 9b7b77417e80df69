package dev.playhead.transport.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Function<Span, Span> SELF = Function.identity();

    @Test
    void theOneThatGoesOnIsFound() {
        var spans = List.of(new Span(10, 20), new Span(20, 20), new Span(20, 30), new Span(40, Span.OPEN));
        assertNull(Span.at(spans, SELF, 9));
        assertEquals(spans.get(0), Span.at(spans, SELF, 19));
        assertEquals(spans.get(2), Span.at(spans, SELF, 20), "one that was over at once does not hide the next");
        assertNull(Span.at(spans, SELF, 30));
        assertEquals(spans.get(3), Span.at(spans, SELF, 1_000));
        assertEquals(3, Span.begunAt(spans, SELF, 39));
        assertEquals(0, Span.begunAt(List.of(), SELF, 39));
    }
}
