package dev.playhead.ui.frame;

import dev.playhead.ui.control.Nodes;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// A table as high as whole rows fill, so that no row is cut in half, the scroll bar beside it when the table
/// holds only a part, and the ring that shows where the focus is. FX thread.
public final class WholeRows extends Region {
    private static final double BAR = 12;

    private final TableView<?> table;
    private final ScrollBar bar;
    private final Region ring = new Region();
    private final double header;

    /// @param bar stands beside the table while it is visible
    /// @param header height of the table's header, px
    public WholeRows(TableView<?> table, ScrollBar bar, double header) {
        this.table = table;
        this.bar = bar;
        this.header = header;
        ring.getStyleClass().add("ph-focus-ring");
        ring.setMouseTransparent(true);
        Nodes.show(ring, false);
        table.focusVisibleProperty().addListener((o, before, now) -> Nodes.show(ring, now));
        getStyleClass().add("ph-panel");
        getChildren().addAll(table, bar, ring);
        bar.visibleProperty().addListener(o -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double beside = bar.isVisible() ? BAR : 0;
        double row = table.getFixedCellSize();
        double height = header + Math.floor(Math.max(0, getHeight() - header) / row) * row;
        // Too low for a row: all of what there is.
        height = height <= header ? getHeight() : height;
        table.resizeRelocate(0, 0, Math.max(0, getWidth() - beside), height);
        bar.resizeRelocate(getWidth() - beside, header, beside, Math.max(0, height - header));
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
