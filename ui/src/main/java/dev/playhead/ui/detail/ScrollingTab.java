package dev.playhead.ui.detail;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A tab whose content stands in one column and scrolls.
abstract class ScrollingTab implements DetailTab {
    private final String title;
    private final VBox body = new VBox(10);
    private final ScrollPane pane = new ScrollPane(body);

    ScrollingTab(String title) {
        this.title = title;
        body.getStyleClass().add("ph-detail-body");
        pane.setFitToWidth(true);
        pane.setFocusTraversable(true);
        pane.setAccessibleText(title);
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Region node() {
        return pane;
    }

    /// Returns the column.
    final VBox body() {
        return body;
    }

    /// Begins at the top again.
    final void toTop() {
        pane.setVvalue(0);
    }
}
