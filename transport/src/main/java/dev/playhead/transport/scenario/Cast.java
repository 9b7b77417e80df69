package dev.playhead.transport.scenario;

import java.util.List;

/// Simulated devices and agents that are to take part in a session, as a scenario names them. Immutable.
///
/// @param dialect how they talk
/// @param seed what the pace of the agents comes from
public record Cast(Scenario.Dialect dialect, long seed, List<Device.Simulated> devices, List<Agent> agents) {
    public Cast {
        devices = List.copyOf(devices);
        agents = List.copyOf(agents);
    }
}
