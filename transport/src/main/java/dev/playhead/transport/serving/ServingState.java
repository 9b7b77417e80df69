package dev.playhead.transport.serving;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A recording that is served, as it was at one moment. Immutable.
///
/// @param atNanos the moment of the recording, ns since 1970
/// @param closed why the gate is closed; null when it is open
/// @param words more about why it is closed; empty when it is open
/// @param closedNanos for how long it has been closed; 0 when it is open
/// @param waits what the gate waits for by itself
/// @param speed 1 as it happened; infinite for as fast as it goes
/// @param ended whether the recording has come to its end
/// @param place the client ID of the participant that is left out; null when nobody is
/// @param clients in the order in which they came
/// @param turns of whoever is in that place, in order
/// @param lateness of all frames
/// @param pauses at which the gate was closed, in order
/// @param pausedNanos how long it was closed in all, since it began
public record ServingState(
        long atNanos,
        @Nullable GateReason closed,
        String words,
        long closedNanos,
        Set<GateWait> waits,
        double speed,
        boolean ended,
        @Nullable String place,
        List<LiveClient> clients,
        List<Turn> turns,
        Lateness lateness,
        List<GatePause> pauses,
        long pausedNanos) {
    /// Returns how many clients are there, or may come back.
    public long here() {
        return clients.stream()
                .filter(client -> client.state() != LiveClient.State.GONE)
                .count();
    }
}
