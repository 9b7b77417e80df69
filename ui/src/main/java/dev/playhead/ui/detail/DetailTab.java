package dev.playhead.ui.detail;

import javafx.scene.layout.Region;

/// One way to look at a frame, behind a word on the strip of the [DetailPane]. FX thread.
interface DetailTab {
    /// Returns the word on the strip.
    String title();

    /// Returns its node, the same for all its life.
    Region node();

    /// Shows another frame. Called only while the tab is the chosen one.
    void show(ShownFrame frame);

    /// Shows the same frame at another moment, or when more has come of it. What somebody has selected in it
    /// stays.
    default void update(ShownFrame frame) {}
}
