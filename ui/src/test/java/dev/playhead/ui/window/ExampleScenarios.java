package dev.playhead.ui.window;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.ui.scenario.ScenarioActions;
import dev.playhead.ui.welcome.WelcomeActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A program that plays scenarios, and notes which recordings it is to open.
public final class ExampleScenarios implements WelcomeActions, ScenarioActions {
    private static final String TUNNEL = """
            scenario: A phone goes through a tunnel, and the agent ignores a stop
            seed: 42
            devices:
              phone: { channels: ["ai:trip"] }
              laptop: { channels: ["ai:trip"] }
            actors:
              planner:
                stream: { channel: "ai:trip", text: "Take the first boat to Lokrum, and be back at four.", chunk: 2, rate: 2/s }
                errors: { ignore-stop: true }
            timeline:
              - { at: 0s, do: 'laptop.send "Plan a day in Dubrovnik"' }
              - { at: 1s, fault: { preset: tunnel, device: phone } }
              - { at: 2s, do: laptop.stop }
              - { at: 30s, do: 'phone.steer "Rather by bus"' }
            expect:
              - converge: { devices: [phone, laptop], within: 2s }
              - check: [no-loss, no-duplicate, run-termination, stop-ignored]
              - never: 'action == ERROR'
              - sometimes: 'resumed and device == phone'
              - budget: { ttft.p95: 1s, reconnect.max: 10s }
            """;

    /// Recordings that were to be opened.
    public final List<Path> opened = new ArrayList<>();

    private final Path folder;

    /// @param folder for all that is written
    public ExampleScenarios(Path folder) {
        this.folder = folder;
    }

    /// Returns a scenario in which one thing fails.
    public Path tunnel() throws IOException {
        return Files.writeString(folder.resolve("tunnel.yaml"), TUNNEL);
    }

    /// Returns a scenario that cannot be read.
    public Path wrong() throws IOException {
        return Files.writeString(folder.resolve("wrong.yaml"), TUNNEL.replace("tunnel, device", "tunel, device"));
    }

    @Override
    public Optional<ScenarioActions> scenarios() {
        return Optional.of(this);
    }

    @Override
    public void open(Path file) {
        opened.add(file);
    }

    @Override
    public Path folder() {
        return folder.resolve("scenarios");
    }

    @Override
    public ScenarioRun live(Scenario scenario, long seed, Consumer<String> waiting)
            throws CouldNotRunException, InterruptedException {
        throw new InterruptedException("This program has no broker.");
    }
}
