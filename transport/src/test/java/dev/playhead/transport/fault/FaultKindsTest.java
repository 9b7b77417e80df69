package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultKindsTest {
    static List<FaultKind> kinds() {
        return FaultKinds.ALL;
    }

    private static Fault example(FaultKind kind) {
        return FaultSpec.parse(kind.example() + " after=1s").fault();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsReadBackFromWhatItWrites(FaultKind kind) {
        var fault = example(kind);
        assertEquals(kind.name(), fault.kind());
        assertEquals(fault, FaultKinds.read(fault.kind(), fault.fields()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasWordsForPeople(FaultKind kind) {
        var fault = example(kind);
        assertFalse(fault.verb().isBlank());
        assertFalse(fault.words().isBlank());
        assertFalse(fault.label("phone").isBlank());
    }

    /// These names say in an entry whom a rule hits and what it is called.
    @ParameterizedTest
    @MethodSource("kinds")
    void noParameterIsCalledAsAFieldOfTheRule(FaultKind kind) {
        var names = new HashSet<>(example(kind).fields().keySet());
        names.retainAll(List.of("n", "kind", "rule", "label", "client", "app", "connection", "does", "is"));
        assertEquals(0, names.size(), names.toString());
    }

    @Test
    void namesAreOfOneKindEach() {
        var names = FaultKinds.ALL.stream().map(FaultKind::name).toList();
        assertEquals(new HashSet<>(names).size(), names.size());
    }

    @Test
    void whatNobodyKnowsIsKeptAsItIs() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("until", "noon");
        fields.put("by", 3L);
        var fault = FaultKinds.read("bend", fields);
        assertEquals(new UnknownFault("bend", fields), fault);
        assertEquals(List.of("until", "by"), List.copyOf(fault.fields().keySet()));
        assertEquals(ConnectDecision.ADMITTED, fault.opening(SeededRandom.of(1, RuleId.of(1), "t", 0), false));
        assertEquals(SocketEffect.NONE, fault.socket());
    }

    @Test
    void aKnownKindWithoutWhatItNeedsIsNoFault() {
        assertThrows(FaultFields.Wrong.class, () -> FaultKinds.read("slow", Map.of()));
    }
}
