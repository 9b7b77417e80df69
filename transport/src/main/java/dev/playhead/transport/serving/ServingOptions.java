package dev.playhead.transport.serving;

import java.util.Set;

/// Options of a recording that is served. Immutable.
///
/// @param speed 1 as it happened, 2 twice as fast; `Double.POSITIVE_INFINITY` for as fast as it goes
/// @param clients how many clients must be attached before it begins, at least 1
/// @param waits what the gate waits for after that
/// @param closed whether the gate is closed until somebody opens it
public record ServingOptions(double speed, int clients, Set<GateWait> waits, boolean closed) {
    public ServingOptions {
        if (!(speed > 0) || clients < 1) {
            throw new IllegalArgumentException("A recording is served at a speed above 0 to at least one client.");
        }
        waits = Set.copyOf(waits);
    }

    /// From the first client on, without a stop.
    public static ServingOptions at(double speed) {
        return new ServingOptions(speed, 1, Set.of(), false);
    }

    /// Returns these options with what the gate waits for.
    public ServingOptions waiting(Set<GateWait> forThese) {
        return new ServingOptions(speed, clients, forThese, closed);
    }

    /// Returns these options with another number of clients to begin with.
    public ServingOptions clients(int number) {
        return new ServingOptions(speed, number, waits, closed);
    }

    /// Returns these options with a gate that somebody must open.
    public ServingOptions closedAtFirst() {
        return new ServingOptions(speed, clients, waits, true);
    }
}
