package dev.playhead.ui.frame;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Leads to every row of a session of which the table holds only a window: the window slides on where somebody scrolls
/// near its ends, and a bar of its own goes over all rows. FX thread.
final class RowScroll {
    // How near somebody must come to an end of the window for it to slide on.
    private static final int EDGE = 400;
    private static final PseudoClass PART = PseudoClass.getPseudoClass("part");

    private final TableView<Integer> table;
    private final FrameRows rows;
    private final double header;
    private final ScrollBar bar = new ScrollBar();
    private int total;
    private boolean scrolling;
    private boolean bringing;
    // The row of the session that is to be at the upper edge; -1 for none.
    private int wanted = -1;
    private boolean placing;

    /// @param header height of the table's header, px
    RowScroll(TableView<Integer> table, FrameRows rows, double header) {
        this.table = table;
        this.rows = rows;
        this.header = header;
        bar.setId("all-rows");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setAccessibleText("Place in the session");
        bar.setVisible(false);
        bar.valueProperty().addListener((o, before, now) -> dragged(now.intValue()));
        table.skinProperty().addListener(o -> watch());
    }

    /// The bar over all rows; hidden while the table holds them all.
    ScrollBar bar() {
        return bar;
    }

    /// The session has so many rows now.
    void grown(int count) {
        total = count;
        place(topRow());
    }

    /// Scrolls to a place in the rows that the table holds. Once more after the next layout: until then the table knows
    /// neither rows that were just added nor its new height.
    void bring(int index) {
        if (index >= rows.rows().size()) {
            return;
        }
        wanted = rows.rows().get(index);
        scrollToWanted();
        var scene = table.getScene();
        if (scene != null && !bringing) {
            bringing = true;
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    bringing = false;
                    scene.removePostLayoutPulseListener(this);
                    scrollToWanted();
                }
            });
            Platform.requestNextPulse();
        }
    }

    private void scrollToWanted() {
        int index = rows.indexOf(wanted);
        if (wanted >= 0 && index >= 0) {
            // Asked for a row near the end, the table would stop short of the last one.
            int last = rows.rows().size() - 1;
            table.scrollTo(index + rowsInView() > last ? last : index);
        }
    }

    private void watch() {
        for (var node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar inner && inner.getOrientation() == Orientation.VERTICAL) {
                inner.valueProperty().addListener(o -> scrolled());
            }
        }
    }

    // Later, since the table is in the middle of scrolling.
    private void scrolled() {
        if (!scrolling && !rows.holdsAll()) {
            scrolling = true;
            Platform.runLater(() -> {
                scrolling = false;
                slide();
            });
        }
    }

    private void slide() {
        int top = topRow();
        if (top < 0) {
            return;
        }
        int bottom = Math.min(rows.rows().size() - 1, rows.indexOf(top) + rowsInView());
        if (rows.slide(top, EDGE) || rows.slide(rows.rows().get(bottom), EDGE)) {
            table.scrollTo(Math.max(0, rows.indexOf(top)));
        }
        place(top);
    }

    private void dragged(int row) {
        if (!placing && total > 0) {
            wanted = -1;
            rows.reach(Math.min(row, total - 1));
            rows.slide(row, EDGE);
            table.scrollTo(Math.max(0, rows.indexOf(row)));
        }
    }

    // The bar of the table itself knows only the window.
    private void place(int top) {
        boolean part = !rows.holdsAll();
        if (bar.isVisible() != part) {
            bar.setVisible(part);
            table.pseudoClassStateChanged(PART, part);
        }
        if (!part || bar.isPressed()) {
            return;
        }
        placing = true;
        bar.setMax(Math.max(1, total - rowsInView()));
        bar.setVisibleAmount(Math.max(rowsInView(), bar.getMax() / 40));
        bar.setBlockIncrement(rowsInView());
        if (top >= 0) {
            bar.setValue(top);
        }
        placing = false;
    }

    /// The row of the session at the upper edge; -1 when there is none.
    private int topRow() {
        var flow = flow();
        IndexedCell<?> cell = flow == null ? null : flow.getFirstVisibleCell();
        int index = cell == null ? -1 : cell.getIndex();
        return index < 0 || index >= rows.rows().size() ? -1 : rows.rows().get(index);
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> found ? found : null;
    }

    private int rowsInView() {
        return (int) Math.max(1, (table.getHeight() - header) / table.getFixedCellSize());
    }
}
