package dev.playhead.app.run;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.scenario.run.FaultSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Result of a search over faults as lines.
final class SearchLines {
    private SearchLines() {}

    /// For people.
    static List<String> words(FaultSearch.Result result) {
        var lines = new ArrayList<String>();
        var places = String.format(Locale.ROOT, "%,d of %,d places tried", result.tried(), result.possible());
        var found = result.found();
        if (found == null) {
            lines.add(places + ", none breaks what is expected. The run without a fault:");
            return lines;
        }
        var placement = found.placement();
        if (placement == null) {
            lines.add("Seed " + found.seed() + " breaks what is expected without any fault:");
        } else {
            lines.add(places + ", the last breaks what is expected: " + placement.words() + ", seed " + found.seed()
                    + ".");
            lines.add("As a step: " + placement.yaml());
        }
        return lines;
    }

    /// For programs: one JSON object.
    static List<String> json(FaultSearch.Result result) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", "search");
        fields.put("tried", result.tried());
        fields.put("possible", result.possible());
        var found = result.found();
        if (found != null) {
            fields.put("seed", found.seed());
            fields.put("broken", found.broken().words());
            var placement = found.placement();
            if (placement != null) {
                fields.put("fault", placement.line());
                fields.put("device", placement.whom());
                fields.put("nth", (long) placement.nth());
                fields.put("step", placement.yaml());
            }
        }
        return List.of(new String(JsonTree.write(fields), StandardCharsets.UTF_8));
    }
}
