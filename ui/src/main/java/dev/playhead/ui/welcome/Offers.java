package dev.playhead.ui.welcome;

import dev.playhead.transport.api.Vitals;
import java.nio.file.Path;
import java.util.Optional;

/// What can be done on the first screen. FX thread.
public interface Offers {
    /// Of a picture: nothing happens.
    Offers NONE = new Offers() {
        @Override
        public void open(Path file) {}

        @Override
        public void choose() {}

        @Override
        public void startSample() {}

        @Override
        public void showLive() {}

        @Override
        public boolean hasLive() {
            return false;
        }

        @Override
        public Optional<Vitals> vitals() {
            return Optional.empty();
        }
    };

    /// Opens a recording.
    void open(Path file);

    /// Lets a person choose a file, and opens it.
    void choose();

    /// Shows the broker's session with the built-in conversation running in it.
    void startSample();

    /// Shows the broker's session.
    void showLive();

    /// Whether anything has happened in the broker's session yet.
    boolean hasLive();

    /// How the broker is doing; empty when there is none.
    Optional<Vitals> vitals();
}
