package dev.playhead.ui.compare;

import dev.playhead.ui.control.Nodes;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Widths of the columns of the list and its heading. FX thread.
final class CompareColumns {
    static final double FOLD = 12;
    static final double STATE = 88;
    private static final double ICON = 20;
    static final double TIME = 96;
    static final double TOOK = 46;
    static final double DIFFERENCE = 128;

    private final BooleanProperty took = new SimpleBooleanProperty(true);
    private final BooleanProperty words = new SimpleBooleanProperty(true);

    static void fix(Region node, double width) {
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
    }

    /// Shows how long it took only where there is room.
    void tookShown(boolean shown) {
        took.set(shown);
    }

    /// Says the state in words only where there is room; its icon, and what differs, are always there.
    void wordsShown(boolean shown) {
        words.set(shown);
    }

    /// Makes the box of a state as wide as it is to be.
    void state(Region box, Region word) {
        word.visibleProperty().bind(words);
        word.managedProperty().bind(words);
        words.subscribe(shown -> fix(box, shown ? STATE : ICON));
    }

    void shows(Region... some) {
        for (var node : some) {
            node.visibleProperty().bind(took);
            node.managedProperty().bind(took);
        }
    }

    HBox heading() {
        var title = Nodes.label("Run, message", "ph-muted", "ph-small");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        var a = column("A took", TOOK);
        var b = column("B took", TOOK);
        a.setAlignment(Pos.CENTER_RIGHT);
        b.setAlignment(Pos.CENTER_RIGHT);
        shows(a, b);
        var fold = new Region();
        fix(fold, FOLD);
        var stateWord = Nodes.label("State", "ph-muted", "ph-small");
        var state = new HBox(stateWord);
        state.setAlignment(Pos.CENTER_LEFT);
        state(state, stateWord);
        var heading = new HBox(8, fold, state, title, side("A"), side("B"), a, b, column("Difference", DIFFERENCE));
        heading.getStyleClass().add("ph-compare-heading");
        return heading;
    }

    private static Label column(String text, double width) {
        var label = Nodes.label(text, "ph-muted", "ph-small");
        fix(label, width);
        return label;
    }

    private static HBox side(String letter) {
        var box =
                new HBox(4, Nodes.label(letter, "ph-compare-letter"), Nodes.label("run, time", "ph-muted", "ph-small"));
        box.setAlignment(Pos.CENTER_LEFT);
        fix(box, TIME);
        return box;
    }
}
