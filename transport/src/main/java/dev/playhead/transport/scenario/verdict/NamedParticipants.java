package dev.playhead.transport.scenario.verdict;

import dev.playhead.transport.field.EntrySource;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Participants of a recording by their names in the scenario. Grows with the log; for one thread.
public final class NamedParticipants {
    private final Scenario scenario;
    private final TimelineBuilder builder;
    private final EntrySource entries;
    private final Function<String, @Nullable ConnectionId> connections;
    private final Map<String, Integer> external = new HashMap<>();
    private final Map<String, Integer> lookedAt = new HashMap<>();

    /// @param connections gives the first connection of a simulated participant; null when it had none yet
    public NamedParticipants(
            Scenario scenario,
            TimelineBuilder builder,
            EntrySource entries,
            Function<String, @Nullable ConnectionId> connections) {
        this.scenario = scenario;
        this.builder = builder;
        this.entries = entries;
        this.connections = connections;
    }

    /// Looks for external devices in what is new.
    public void look(Timeline timeline) {
        for (var device : scenario.devices()) {
            if (device instanceof Device.External of && !external.containsKey(of.name())) {
                var rows = of.match().over(timeline, entries);
                int count = timeline.frames().count();
                for (int row = lookedAt.getOrDefault(of.name(), 0); row < count; row++) {
                    int participant = timeline.frames().participant(row);
                    if (participant >= 0 && !external.containsValue(participant) && rows.test(row)) {
                        external.put(of.name(), participant);
                        break;
                    }
                }
                lookedAt.put(of.name(), count);
            }
        }
    }

    /// Index of the participant with a name of the scenario; empty while nobody is known to be it.
    public OptionalInt of(String name) {
        var found = external.get(name);
        if (found != null) {
            return OptionalInt.of(found);
        }
        var connection = connections.apply(name);
        int participant = connection == null ? -1 : builder.participantOf(connection);
        return participant < 0 ? OptionalInt.empty() : OptionalInt.of(participant);
    }

    /// Returns a filter of the scenario as one of the recording.
    public Filter named(Filter filter) {
        return filter.calling(this::nameOf);
    }

    private String nameOf(String word) {
        for (var name : scenario.names()) {
            if (name.toLowerCase(Locale.ROOT).equals(word)) {
                var participant = of(name);
                return participant.isEmpty()
                        ? word
                        : builder.participant(participant.getAsInt()).name();
            }
        }
        return word;
    }
}
