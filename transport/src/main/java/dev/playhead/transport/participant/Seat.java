package dev.playhead.transport.participant;

import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.cast.SimulatedAgent;
import dev.playhead.transport.scenario.cast.SimulatedClient;
import dev.playhead.transport.scenario.cast.SimulatedDevice;
import dev.playhead.transport.scenario.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// Place of one simulated participant, who may end and be connected anew. For the thread of the stage.
final class Seat {
    private final String name;
    private final boolean isAgent;
    private final String clientId;
    private final List<String> channels;
    private final Scenario.Dialect dialect;
    private final Format format;
    private final boolean isPresent;
    private final Supplier<SimulatedClient> making;
    private SimulatedClient client;

    private Seat(
            String name,
            boolean isAgent,
            String clientId,
            List<String> channels,
            Scenario.Dialect dialect,
            Format format,
            boolean isPresent,
            Supplier<SimulatedClient> making) {
        this.name = name;
        this.isAgent = isAgent;
        this.clientId = clientId;
        this.channels = channels;
        this.dialect = dialect;
        this.format = format;
        this.isPresent = isPresent;
        this.making = making;
        this.client = making.get();
    }

    static Seat of(Device.Simulated device, Scenario.Dialect dialect, Stage stage) {
        return new Seat(
                device.name(),
                false,
                device.clientId(),
                device.channels(),
                dialect,
                device.format(),
                device.present(),
                () -> new SimulatedDevice(stage, device, dialect));
    }

    static Seat of(Agent agent, Scenario.Dialect dialect, long seed, Stage stage) {
        return new Seat(
                agent.name(),
                true,
                agent.clientId(),
                List.of(agent.channel()),
                dialect,
                agent.format(),
                agent.present(),
                () -> new SimulatedAgent(stage, agent, dialect, seed));
    }

    String name() {
        return name;
    }

    boolean isAgent() {
        return isAgent;
    }

    SimulatedClient client() {
        return client;
    }

    /// Connects, as somebody new when it has ended.
    ///
    /// @throws IOException when the broker cannot be reached
    void connect() throws IOException {
        if (client.isOver()) {
            client = making.get();
        }
        client.start(isPresent);
    }

    /// Returns whether it has come, or was told why it cannot.
    boolean isSettled() {
        return client.isReady() || client.isOver() || client.trouble() != null;
    }

    SimulatedParticipant look() {
        var connection = client.firstConnection() == null ? null : client.connection();
        var state = client.isOver()
                ? SimulatedParticipant.State.ENDED
                : connection == null
                        ? SimulatedParticipant.State.CONNECTING
                        : client.isConnected() ? SimulatedParticipant.State.CONNECTED : SimulatedParticipant.State.AWAY;
        return new SimulatedParticipant(
                name,
                isAgent,
                clientId,
                channels,
                dialect,
                format,
                state,
                connection,
                client.trouble(),
                client.isBusy());
    }
}
