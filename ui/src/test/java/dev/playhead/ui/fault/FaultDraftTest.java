package dev.playhead.ui.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.Slow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Whatever kinds of faults there are: the form has fields for all that they need, and says what is wrong.
class FaultDraftTest {
    private static FaultKind kind(String name) {
        return Objects.requireNonNull(FaultKinds.of(name), name);
    }

    @Test
    void everyKindCanBeSetWithWhatTheFormBeginsWith() {
        for (var kind : FaultKinds.ALL) {
            var written = new HashMap<String, String>();
            for (var parameter : KindParameter.of(kind)) {
                boolean named = parameter.isNeeded() && parameter.usual().isEmpty();
                written.put(parameter.name(), named ? "ai:trip-42" : parameter.usual());
            }
            var ready = assertInstanceOf(FaultDraft.Ready.class, FaultDraft.of(kind, written), kind::toString);
            assertEquals(kind.name(), ready.fault().kind());
        }
    }

    @Test
    void parametersAreThoseOfTheCommandLine() {
        assertEquals(List.of(), KindParameter.of(kind("half-open")));
        assertEquals(List.of(new KindParameter("over", "websocket", false)), KindParameter.of(kind("cut")));
        assertEquals(List.of(new KindParameter("ms", "300", true)), KindParameter.of(kind("slow")));
        var failed = KindParameter.of(kind("failed"));
        assertEquals(new KindParameter("channel", "NAME", true), failed.getFirst());
        assertEquals("", failed.getFirst().usual(), "only a person knows it");
        assertEquals("90000", failed.getLast().usual());
    }

    @Test
    void whatMayBeLeftOutBeginsEmpty() {
        var first = new KindParameter("first", "N", false);
        assertTrue(KindParameter.of(kind("drop")).contains(first));
        assertEquals("", first.usual());
    }

    @Test
    void aValueInQuotesIsOne() {
        var kind = new FaultKind("told", "words='not now' code=\"40 142\"", fields -> new Slow(1));
        assertEquals(
                List.of(new KindParameter("words", "not now", true), new KindParameter("code", "40 142", true)),
                KindParameter.of(kind));
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        var slow = kind("slow");
        assertEquals(new FaultDraft.Ready(new Slow(250)), FaultDraft.of(slow, Map.of("ms", " 250 ")));
        assertEquals(
                new FaultDraft.Wrong("This cannot be set: ms=long is no whole number from 0 to 600000."),
                FaultDraft.of(slow, Map.of("ms", "long")));
        assertEquals(
                new FaultDraft.Wrong("This cannot be set: needs ms=N, a whole number from 0 to 600000."),
                FaultDraft.of(slow, Map.of("ms", " ")));
    }
}
