package dev.playhead.app.run;

import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.run.Shrinker;
import dev.playhead.ui.format.Formats;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The smallest case that was found to break an expectation, and its recording.
record SmallestCase(Expectation expectation, Shrinker.Smallest found, Path recording) {
    /// Returns it in words.
    String words() {
        var lines = found.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        var said = found.scenario().agents().stream()
                .map(agent -> ", " + tokens(agent))
                .collect(Collectors.joining());
        return "Smallest case that breaks \u201c" + expectation.words() + "\u201d: "
                + (lines.isEmpty()
                        ? "no step at all"
                        : (found.lines().size() == 1 ? "the step of line " : "the steps of lines ") + lines)
                + said + ". Found with " + Formats.count(found.runs(), "run") + ", recorded in " + recording;
    }

    private static String tokens(Agent agent) {
        return agent.name() + " with answers of " + Formats.count(agent.tokens().size(), "token");
    }
}
