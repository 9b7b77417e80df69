package dev.playhead.ui.table;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Pane beside a table, about the row that is chosen. FX thread.
public interface SidePane {
    Region node();

    /// Shows a row as it was at a moment; null when none is chosen. Called again whenever something may be
    /// new.
    void show(@Nullable RowAt row);

    /// A frame that was asked for by [SideActions#look] has been read.
    default void detail(Timeline timeline, FrameDetail detail) {}
}
