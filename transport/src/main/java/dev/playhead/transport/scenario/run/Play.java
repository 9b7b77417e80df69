package dev.playhead.transport.scenario.run;

import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.cast.SimulatedAgent;
import dev.playhead.transport.scenario.cast.SimulatedClient;
import dev.playhead.transport.scenario.cast.SimulatedDevice;
import dev.playhead.transport.scenario.stage.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A scenario while it is played: first everybody comes, then the timeline begins, and when nothing is to
/// come any more it goes on for a while so that devices can come to rest. The same on every stage; on its
/// thread.
final class Play {
    private static final long NANOS = 1_000_000;
    private static final long COME_WITHIN_MS = 10_000;
    private static final long NOT_YET = -1;

    private final Scenario scenario;
    private final Stage stage;
    private final Map<String, SimulatedClient> cast = new LinkedHashMap<>();
    private final RowWatch watch;
    private final TimelinePlayer player;
    private long beganNanos = NOT_YET;
    private long calmNanos = NOT_YET;

    /// @param seed from which the pace of agents varies
    Play(Scenario scenario, Stage stage, LogReader log, long seed) {
        this.scenario = scenario;
        this.stage = stage;
        for (var device : scenario.devices()) {
            if (device instanceof Device.Simulated simulated) {
                cast.put(device.name(), new SimulatedDevice(stage, simulated, scenario.dialect()));
            }
        }
        for (var agent : scenario.agents()) {
            cast.put(agent.name(), new SimulatedAgent(stage, agent, scenario.dialect(), seed));
        }
        watch = new RowWatch(scenario, log, name -> {
            var client = cast.get(name);
            return client == null ? null : client.firstConnection();
        });
        player = new TimelinePlayer(scenario, stage, watch, cast);
    }

    /// @throws IOException when the broker cannot be reached
    void start() throws IOException {
        for (var device : scenario.devices()) {
            if (device instanceof Device.Simulated simulated) {
                client(device.name()).start(simulated.present());
            }
        }
        for (var agent : scenario.agents()) {
            client(agent.name()).start(agent.present());
        }
    }

    private SimulatedClient client(String name) {
        return Objects.requireNonNull(cast.get(name));
    }

    /// Takes in what was recorded since the last time.
    void advance() {
        watch.advance();
    }

    /// Looks whether it has begun, and whether it has come to rest.
    void look() {
        if (beganNanos == NOT_YET) {
            if (missing().isEmpty()) {
                beganNanos = stage.nowNanos();
                player.begin();
            }
            return;
        }
        boolean isBusy = player.isBusy() || cast.values().stream().anyMatch(SimulatedClient::isBusy);
        if (isBusy) {
            calmNanos = NOT_YET;
        } else if (calmNanos == NOT_YET) {
            calmNanos = stage.nowNanos();
        }
    }

    /// Names of those that have not come yet.
    List<String> missing() {
        var missing = new ArrayList<String>();
        cast.forEach((name, client) -> {
            if (!client.isReady()) {
                missing.add(name);
            }
        });
        for (var device : scenario.devices()) {
            if (device instanceof Device.External
                    && watch.named().of(device.name()).isEmpty()) {
                missing.add(device.name());
            }
        }
        return missing;
    }

    /// Returns whether everybody has come.
    boolean hasBegun() {
        return beganNanos != NOT_YET;
    }

    /// Returns the moment at which it ends as things stand, ns since 1970.
    ///
    /// @param startNanos when the stage was opened, ns since 1970
    long endsAtNanos(long startNanos) {
        if (beganNanos == NOT_YET) {
            long most = COME_WITHIN_MS;
            for (var device : scenario.devices()) {
                most = device instanceof Device.External external ? Math.max(most, external.waitMs()) : most;
            }
            return startNanos + most * NANOS;
        }
        long limit = beganNanos + scenario.limitMs() * NANOS;
        return calmNanos == NOT_YET ? limit : Math.min(limit, calmNanos + scenario.settleMs() * NANOS);
    }

    /// Since when nothing happens any more, ns since 1970; at its end, when it never came to rest.
    long calmNanos() {
        return calmNanos == NOT_YET ? stage.nowNanos() - scenario.settleMs() * NANOS : calmNanos;
    }

    /// Returns remarks on its course, in sentences.
    List<String> remarks() {
        var remarks = new ArrayList<>(player.remarks());
        cast.values().forEach(client -> remarks.addAll(client.remarks()));
        if (calmNanos == NOT_YET) {
            remarks.add("It was ended by its limit of " + scenario.limitMs() / 1_000 + " s, and had not come to rest.");
        }
        return remarks;
    }

    /// The first connection of each participant of ours that had one.
    Map<String, ConnectionId> connections() {
        var connections = new LinkedHashMap<String, ConnectionId>();
        cast.forEach((name, client) -> {
            var first = client.firstConnection();
            if (first != null) {
                connections.put(name, first);
            }
        });
        return connections;
    }

    /// Ends the clients of ours.
    void end() {
        cast.values().forEach(SimulatedClient::end);
    }
}
