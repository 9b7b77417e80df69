package dev.playhead.transport.scenario.verdict;

import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.scenario.Scenario;
import java.util.Map;

/// Record of a run, of which its expectations are judged. Immutable but for the log.
///
/// @param entries how many entries of the log belong to the run
/// @param connections the first connection of each simulated participant, by its name; of those that had one
/// @param calmNanos since when nothing happened any more, ns since 1970
public record RunRecord(
        Scenario scenario, LogReader log, long entries, Map<String, ConnectionId> connections, long calmNanos) {
    public RunRecord {
        connections = Map.copyOf(connections);
    }
}
