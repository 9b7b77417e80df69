package dev.playhead.app.check;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.ui.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The verdicts of a [CheckReport] as the lines of `check`, one for each rule.
final class VerdictLines {
    private VerdictLines() {}

    /// For people.
    static String words(RuleVerdicts verdicts, CheckReport report) {
        var broken = verdicts.byParticipant().entrySet().stream()
                .filter(of -> of.getValue() instanceof Verdict.Fail)
                .map(of -> report.participants().get(of.getKey()).name())
                .sorted()
                .toList();
        long held = verdicts.byParticipant().values().stream()
                .filter(Verdict.Pass.class::isInstance)
                .count();
        var overall = verdicts.overall();
        var whom = switch (overall) {
            case Verdict.Fail _ -> " for " + String.join(", ", broken);
            case Verdict.Pass _ -> " for " + Formats.count(held, "participant");
            case Verdict.CannotTell(var why) -> ", since " + why;
        };
        return String.format(
                Locale.ROOT, "%-11s %s (%s)%s", overall.word(), verdicts.question(), verdicts.rule(), whom);
    }

    /// For programs: a JSON object.
    static String json(RuleVerdicts verdicts, CheckReport report) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "verdict");
        fields.put("rule", verdicts.rule());
        fields.put("question", verdicts.question());
        put(verdicts.overall(), fields);
        var participants = new ArrayList<Map<String, @Nullable Object>>();
        new TreeMap<>(verdicts.byParticipant()).forEach((participant, verdict) -> {
            var of = new LinkedHashMap<String, @Nullable Object>();
            of.put("participant", report.participants().get(participant).name());
            put(verdict, of);
            participants.add(of);
        });
        fields.put("participants", participants);
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }

    private static void put(Verdict verdict, Map<String, @Nullable Object> fields) {
        fields.put("verdict", verdict.word());
        switch (verdict) {
            case Verdict.Pass(var times) -> fields.put("times", times);
            case Verdict.Fail(var times, var evidence) -> {
                fields.put("times", times);
                fields.put("evidence", List.copyOf(evidence));
            }
            case Verdict.CannotTell(var why) -> fields.put("why", why);
        }
    }
}
