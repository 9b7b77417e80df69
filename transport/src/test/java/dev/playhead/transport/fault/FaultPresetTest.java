package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultPresetTest {
    @Test
    void idsAreOfOnePresetEachAndFitTheCommandLine() {
        var ids = FaultPreset.ALL.stream().map(FaultPreset::id).toList();
        assertEquals(new HashSet<>(ids).size(), ids.size());
        ids.forEach(id -> assertTrue(id.matches("[a-z-]+"), id));
    }

    @Test
    void everyPresetSurvivesARecording() {
        for (var preset : FaultPreset.ALL) {
            var fault = preset.fault();
            assertEquals(fault, FaultKinds.read(fault.kind(), fault.fields()), preset.id());
            assertFalse(preset.words().isBlank());
        }
    }

    @Test
    void onTheCommandLineAPresetIsAFaultWithItsTimeAndItsName() {
        var tunnel = FaultSpec.parse("preset:tunnel client=phone after=5s");
        assertEquals(
                new FaultSpec(new FaultRule.Target.Client("phone"), new Cut(), "Tunnel, phone", 5_000, 8_000), tunnel);
        assertEquals(2_000, FaultSpec.parse("preset:tunnel for=2s").forMs());
        assertEquals("Lost", FaultSpec.parse("preset:tunnel label=Lost").label());
    }

    @Test
    void whatIsOverAtOnceNeedsATimeWhereNobodyIsThereYet() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("preset:server-restart"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("say when"), wrong.getMessage());
        assertTrue(FaultSpec.now("preset:server-restart").fault().isMomentary());
    }

    @Test
    void aPresetThatThereIsNotIsSaidWithThoseThatThereAre() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("preset:tunel"));
        assertTrue(
                String.valueOf(wrong.getMessage()).contains("there is no preset called tunel. There are: tunnel, "),
                wrong.getMessage());
    }

    @Test
    void aPresetTakesNoParametersOfItsKind() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("preset:slow-network ms=1"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("nobody knows ms"), wrong.getMessage());
    }

    @Test
    void anObjectSaysTheSameAsALine() {
        assertEquals(
                FaultSpec.now("drop client=phone percent=5 for=2s"),
                FaultSpec.now(Map.of("kind", "drop", "client", "phone", "percent", 5L, "for", "2s")));
        assertEquals(
                FaultSpec.now("preset:tunnel client=phone"),
                FaultSpec.now(Map.of("preset", "tunnel", "client", "phone")));
        assertThrows(IllegalArgumentException.class, () -> FaultSpec.now(Map.of("client", "phone")));
        assertThrows(IllegalArgumentException.class, () -> FaultSpec.now(Map.of("kind", "cut", "preset", "tunnel")));
    }

    @Test
    void aRuleIsOfThePresetWhoseNameItHas() {
        var phone = new FaultRule.Target.Client("phone");
        for (var preset : FaultPreset.ALL) {
            var rule = new FaultRule(RuleId.of(1), phone, preset.fault(), preset.label("phone"));
            assertEquals(preset, FaultPreset.of(rule));
        }
        assertEquals("no-signal", id(new FaultRule(RuleId.of(1), phone, new Cut(), "Cut phone")));
        assertNull(FaultPreset.of(new FaultRule(RuleId.of(1), phone, new Slow(7), "Slow phone")));
    }

    private static String id(FaultRule rule) {
        var preset = FaultPreset.of(rule);
        return preset == null ? "" : preset.id();
    }

    @Test
    void theOnesThatPeopleLookForAreThere() {
        var ids = FaultPreset.ALL.stream().map(FaultPreset::id).toList();
        assertTrue(ids.containsAll(List.of("tunnel", "lid-closed", "token-expires", "append-refused", "agent-dies")));
    }
}
