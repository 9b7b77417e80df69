package dev.playhead.ui.control;

import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Label in a monospaced style whose text changes all the time. While the text is as long as before nothing
/// around it is laid out anew: a clock that ticks costs itself and not the window. FX thread.
public final class ClockLabel extends Region {
    private final Label label = new Label();

    /// @param styles style classes of the text, one of them monospaced
    public ClockLabel(String... styles) {
        label.getStyleClass().addAll(styles);
        label.setManaged(false);
        // As wide as its text; a new font makes it another width.
        label.fontProperty().addListener(o -> requestLayout());
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(label);
    }

    public void setText(String text) {
        boolean sameWidth = text.length() == label.getText().length();
        label.setText(text);
        if (!sameWidth) {
            requestLayout();
        }
    }

    /// Style classes of the text.
    public ObservableList<String> textStyles() {
        return label.getStyleClass();
    }

    public String getText() {
        return label.getText();
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return label.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
