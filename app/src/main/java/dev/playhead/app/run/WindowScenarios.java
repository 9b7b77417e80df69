package dev.playhead.app.run;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.LiveRun;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.ui.scenario.ScenarioActions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Scenarios of a window: their runs are recorded in a folder of their own, as those of the command line.
public final class WindowScenarios implements ScenarioActions {
    private final Path folder;

    /// @param data directory of the recordings
    public WindowScenarios(DataDirectory data) {
        this.folder = data.path().resolve("scenarios");
    }

    @Override
    public Path folder() {
        return folder;
    }

    // The broker of the window keeps its port; this one takes the next that is free.
    @Override
    public ScenarioRun live(Scenario scenario, long seed, Consumer<String> waiting)
            throws IOException, CouldNotRunException, InterruptedException {
        int port = UserSettings.read().port(null);
        var options = new ServerOptions("localhost", port, false, new DataDirectory(folder), null, false, true);
        var names = scenario.devices().stream()
                .filter(Device.External.class::isInstance)
                .map(Device::name)
                .collect(Collectors.joining(", "));
        return LiveRun.of(
                scenario,
                seed,
                options,
                broker -> waiting.accept("Waiting for " + names + " at " + broker.address() + "."));
    }
}
