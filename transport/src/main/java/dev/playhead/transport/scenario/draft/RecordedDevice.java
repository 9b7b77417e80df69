package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.insight.Participant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device of a recording as a scenario has it. Immutable.
///
/// @param channels that it attached to or published on, that on which it said most first; at least one
/// @param retryNanos after which time it came back when it had lost its socket, ns; 0 when it never did
/// @param rewind how much of the past it asked for; null for none
/// @param isPresent whether it was a member of the presence set from the beginning, without data
/// @param attachedNanos when it was attached first, ns since 1970; 0 when it never was
record RecordedDevice(
        String name,
        Participant participant,
        List<String> channels,
        long retryNanos,
        @Nullable String rewind,
        boolean isPresent,
        long attachedNanos) {
    RecordedDevice {
        channels = List.copyOf(channels);
    }

    /// Returns the clientId that it has in the scenario. One that had none in the recording has its name.
    String clientId() {
        var id = participant.clientId();
        return id == null || id.isBlank() || id.equals("*") ? name : id;
    }

    /// Returns it as a scenario has it.
    String yaml() {
        var keys = new LinkedHashMap<String, String>();
        if (!clientId().equals(name)) {
            keys.put("clientId", ScenarioText.value(clientId()));
        }
        keys.put("channels", ScenarioText.list(channels));
        if (retryNanos > 0) {
            keys.put("retry", ScenarioText.time(Math.max(1_000_000, retryNanos)));
        }
        if (rewind != null) {
            keys.put("rewind", ScenarioText.value(rewind));
        }
        if (isPresent) {
            keys.put("presence", "true");
        }
        return "  " + name + ": " + ScenarioText.flow(keys) + "\n";
    }
}
