package dev.playhead.transport.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A scenario as a file says it: who takes part, what happens, and what must be so at the end. Immutable.
///
/// @param name what it is about, for people
/// @param seed what all chance in it comes from, unless whoever runs it names another
/// @param dialect how its devices and agents talk
/// @param rollupMs for how long appends are put together, ms; 0 for not at all
/// @param limitMs after which time it ends in any case, ms
/// @param settleMs how long it goes on after the last thing has happened, ms; 0 for as long as its
///     expectations need
/// @param timeline what happens, in the order of the file
/// @param expectations what must be so, in the order of the file; at least one
public record Scenario(
        String name,
        long seed,
        Dialect dialect,
        long rollupMs,
        long limitMs,
        long settleMs,
        List<Device> devices,
        List<Agent> agents,
        List<Step> timeline,
        List<Expectation> expectations) {
    /// Dialect that devices and agents talk.
    public enum Dialect {
        /// Questions, runs, steps and stops as AI Transport writes them.
        AI_TRANSPORT,
        /// Messages, one of which grows.
        PLAIN
    }

    private static final long DEFAULT_SETTLE_MS = 2_000;
    // Rules that wait for what ought to come wait for thirty seconds at the most.
    private static final long LONGEST_RULE_MS = 31_000;

    public Scenario {
        devices = List.copyOf(devices);
        agents = List.copyOf(agents);
        timeline = List.copyOf(timeline);
        expectations = List.copyOf(expectations);
    }

    /// Returns whether everybody in it is simulated, so that it can run in simulated time.
    public boolean isSimulated() {
        return devices.stream().noneMatch(Device.External.class::isInstance);
    }

    /// The names of everybody in it.
    public List<String> names() {
        return Stream.concat(devices.stream().map(Device::name), agents.stream().map(Agent::name))
                .toList();
    }

    /// The device with this name; null when there is none.
    public @Nullable Device device(String name) {
        return devices.stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Returns the clientId of somebody; null for an external device, which has its own.
    public @Nullable String clientId(String name) {
        if (device(name) instanceof Device.Simulated simulated) {
            return simulated.clientId();
        }
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .map(Agent::clientId)
                .findFirst()
                .orElse(null);
    }

    /// Returns how long it goes on after the last thing has happened, ms: until the devices had the time to
    /// come to rest that is expected of them, and in simulated time until every rule that is asked has
    /// waited as long as it does.
    @Override
    public long settleMs() {
        if (settleMs > 0) {
            return settleMs;
        }
        long most = DEFAULT_SETTLE_MS;
        for (var expectation : expectations) {
            switch (expectation) {
                case Expectation.Converge converge -> most = Math.max(most, converge.withinMs());
                case Expectation.Check _ -> most = Math.max(most, isSimulated() ? LONGEST_RULE_MS : 0);
                case Expectation.Never _, Expectation.Sometimes _, Expectation.Budget _ -> {}
            }
        }
        return most;
    }

    /// Returns this scenario with another timeline.
    public Scenario with(List<Step> other) {
        return new Scenario(name, seed, dialect, rollupMs, limitMs, settleMs, devices, agents, other, expectations);
    }

    /// Returns this scenario with other agents.
    public Scenario withAgents(List<Agent> other) {
        return new Scenario(name, seed, dialect, rollupMs, limitMs, settleMs, devices, other, timeline, expectations);
    }
}
