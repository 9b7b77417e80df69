package dev.playhead.ui.welcome;

import dev.playhead.transport.api.Vitals;
import dev.playhead.ui.scenario.ScenarioActions;
import dev.playhead.ui.serving.ServeRequest;
import java.nio.file.Path;
import java.util.Optional;

/// Actions of the first screen; what is not offered does nothing. FX thread.
public interface WelcomeActions {
    /// Nothing, as in a picture.
    WelcomeActions NONE = new WelcomeActions() {};

    /// Opens a recording.
    default void open(Path file) {}

    /// Serves a recording to clients, and shows that.
    default void serve(ServeRequest request) {}

    /// Lets a person choose a file, and opens it.
    default void choose() {}

    /// Shows the broker's session with the built-in conversation running in it.
    default void startSample() {}

    /// Shows the broker's session.
    default void showLive() {}

    /// Returns whether anything has happened in the broker's session yet.
    default boolean hasLive() {
        return false;
    }

    /// Returns what the window does with scenarios; empty when it plays none.
    default Optional<ScenarioActions> scenarios() {
        return Optional.empty();
    }

    /// Returns the state of the broker; empty when there is none.
    default Optional<Vitals> vitals() {
        return Optional.empty();
    }
}
