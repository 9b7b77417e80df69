package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.FaultTrack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Faults of a recording as a scenario sets them.
final class RecordedFaults {
    private RecordedFaults() {}

    /// Returns a fault in braces; null when nobody can be told whom it has hit.
    static @Nullable String yaml(FaultTrack track, RecordedCast cast) {
        var rule = track.rule();
        var keys = new LinkedHashMap<String, String>();
        var preset = FaultPreset.of(rule);
        boolean isPreset = preset != null && rule.label().startsWith(preset.label(""));
        if (preset != null && isPreset) {
            keys.put("preset", preset.id());
        } else {
            keys.put("kind", ScenarioText.value(rule.fault().kind()));
            rule.fault().fields().forEach((name, value) -> parameter(name, value, keys));
        }
        var hit = cast.hit(rule.target(), track.participant());
        if (hit != null) {
            keys.put("device", hit);
        } else if (rule.target() instanceof FaultRule.Target.Client(var app, var clientId)) {
            keys.put("client", ScenarioText.value(clientId));
        } else if (rule.target() instanceof FaultRule.Target.Connection) {
            return null;
        }
        if (!rule.isMomentary() && !track.span().isOpen()) {
            keys.put(
                    "for",
                    ScenarioText.time(Math.max(
                            1_000_000, track.span().toNanos() - track.span().fromNanos())));
        }
        if (!isPreset && !rule.label().equals(rule.fault().label(rule.target().words()))) {
            keys.put("label", ScenarioText.quoted(rule.label()));
        }
        return ScenarioText.flow(keys);
    }

    // An error has its own fields, as on the command line.
    private static void parameter(String name, Object value, Map<String, String> keys) {
        if (!(value instanceof Map<?, ?> fields)) {
            if (!value.toString().isEmpty()) {
                keys.put(name, ScenarioText.value(value.toString()));
            }
            return;
        }
        var names = Map.of("code", "code", "statusCode", "status", "message", "message");
        for (var field : List.of("code", "statusCode", "message")) {
            if (fields.get(field) instanceof Object of) {
                keys.put(names.get(field), ScenarioText.value(of.toString()));
            }
        }
    }
}
