package dev.playhead.ui.detail;

import dev.playhead.transport.insight.MessageVersions;
import java.util.function.Consumer;

/// Actions that lead out of the detail pane. FX thread.
public interface DetailActions {
    /// Does nothing.
    DetailActions NONE = new DetailActions() {
        @Override
        public void select(int row) {}

        @Override
        public void filter(String term) {}

        @Override
        public void versions(int row, Consumer<MessageVersions> then) {}

        @Override
        public void close() {}
    };

    /// Chooses another row of the frames table.
    void select(int row);

    /// Shows only the frames that this term of a filter wants.
    void filter(String term);

    /// Reads the versions of the message that a row is about, and gives them to `then` on the FX thread,
    /// unless another row was asked for meanwhile.
    void versions(int row, Consumer<MessageVersions> then);

    /// Opens the form that sends the frame again.
    default void sendAgain() {}

    /// Puts the pane away, where it lies over the table.
    void close();
}
