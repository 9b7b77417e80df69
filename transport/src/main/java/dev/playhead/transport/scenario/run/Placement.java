package dev.playhead.transport.scenario.run;

import dev.playhead.transport.codec.yaml.YamlPlace;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// A fault at a frame of a scenario. Immutable.
///
/// @param line the fault as on the command line, without whom it hits: `cut for=2s`
/// @param whom a name of the scenario
/// @param nth with which frame it is set, from 1, counted from the beginning of the timeline
public record Placement(String line, String whom, int nth) {
    /// Line of a step that stands in no file.
    static final int NO_LINE = 0;

    private static final String FRAMES = "way in {in, out}";
    private static final Filter ANY = any();

    private static Filter any() {
        try {
            return Filter.parse(FRAMES);
        } catch (FilterSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Checks a fault for a search, and completes the name of a preset.
    ///
    /// @throws IllegalArgumentException when there is no such fault; the message says why, and what there is
    static String checked(String line) {
        var first = line.strip().split("\\s+", 2)[0];
        var whole = FaultPreset.of(first) == null ? line.strip() : FaultPreset.PREFIX + line.strip();
        if (whole.indexOf('"') >= 0 || whole.indexOf('\'') >= 0) {
            throw new IllegalArgumentException("A fault of a search has no values with spaces: " + line + ".");
        }
        var unused = FaultSpec.now(whole + " client=somebody"); // a search says itself whom it hits
        return whole;
    }

    /// Returns the filter of the frames table that counts.
    static Filter frames() {
        return ANY;
    }

    /// Returns a scenario in which this happens as well.
    Scenario in(Scenario scenario) {
        var spec = FaultSpec.now(line + " client=" + whom);
        var step = new Step(
                new YamlPlace(NO_LINE, 0),
                new Step.Trigger.On(ANY, FRAMES, nth),
                List.of(new Step.Act.SetFault(spec, whom)),
                List.of());
        var steps = new ArrayList<>(scenario.timeline());
        steps.add(step);
        return scenario.with(steps);
    }

    /// Returns the step as a scenario has it, to be copied into one.
    public String yaml() {
        var fault = new StringJoiner(", ", "{ ", " }");
        for (var word : line.split("\\s+")) {
            var pair = word.split("=", 2);
            if (pair.length == 2) {
                fault.add(pair[0] + ": " + pair[1]);
            } else if (word.startsWith(FaultPreset.PREFIX)) {
                fault.add("preset: " + word.substring(FaultPreset.PREFIX.length()));
            } else {
                fault.add("kind: " + word);
            }
        }
        fault.add("device: " + whom);
        return "- { on: '" + FRAMES + "', nth: " + nth + ", fault: " + fault + " }";
    }

    /// Returns it in words: `cut for=2s on phone with frame 12`.
    public String words() {
        return line + " on " + whom + " with frame " + nth;
    }
}
