package dev.playhead.ui.detail;

/// Actions that lead out of the detail pane. FX thread.
public interface DetailActions {
    /// Does nothing.
    DetailActions NONE = new DetailActions() {
        @Override
        public void select(int row) {}

        @Override
        public void filter(String term) {}

        @Override
        public void close() {}
    };

    /// Chooses another row of the frames table.
    void select(int row);

    /// Shows only the frames that this term of a filter wants.
    void filter(String term);

    /// Puts the pane away, where it lies over the table.
    void close();
}
