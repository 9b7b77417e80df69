package dev.playhead.ui.scenario;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Actions of the program around scenarios. Any thread.
public interface ScenarioActions {
    /// Returns the folder in which runs are recorded, and in which the files opened last are remembered.
    Path folder();

    /// Plays a scenario with external devices on a broker of its own, in real time.
    ///
    /// @param waiting told whom it waits for and where, in a sentence, before it begins
    /// @throws IOException when the broker cannot be started
    /// @throws CouldNotRunException when somebody did not come
    ScenarioRun live(Scenario scenario, long seed, Consumer<String> waiting)
            throws IOException, CouldNotRunException, InterruptedException;
}
