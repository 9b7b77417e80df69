package dev.playhead.ui.simulated;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Choices that the forms offer, and begin with.
public final class Choices {
    /// Dialects by their words in a scenario.
    static final Map<String, String> DIALECTS = ordered("ai-transport", "AI Transport", "plain", "plain messages");

    /// Formats by their words in a scenario.
    static final Map<String, String> FORMATS = ordered("json", "JSON", "msgpack", "MessagePack");

    private static final String CHANNEL = "ai:trip";

    private Choices() {}

    private static Map<String, String> ordered(String first, String firstWords, String second, String secondWords) {
        var all = new LinkedHashMap<String, String>();
        all.put(first, firstWords);
        all.put(second, secondWords);
        return all;
    }

    /// Returns a name that nobody who is simulated has: `phone`, or `phone-2`.
    static String unused(String name, Simulation simulation) {
        var taken = simulation.all().stream().map(SimulatedParticipant::name).collect(Collectors.toSet());
        if (!taken.contains(name)) {
            return name;
        }
        int number = 2;
        while (taken.contains(name + "-" + number)) {
            number++;
        }
        return name + "-" + number;
    }

    /// Returns the channel on which somebody most likely wants a participant: that of the newest run, or the first one.
    public static String channel(Timeline timeline) {
        if (!timeline.runs().isEmpty()) {
            return timeline.runs().getLast().channel().name();
        }
        return timeline.channels().isEmpty()
                ? CHANNEL
                : timeline.channels().getFirst().id().name();
    }
}
