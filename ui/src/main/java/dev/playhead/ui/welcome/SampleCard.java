package dev.playhead.ui.welcome;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.timeline.Preview;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// Offers the built-in conversation, with a drawing of what it will look like. FX thread.
final class SampleCard extends VBox {
    private final Preview preview = new Preview(SampleOutline.timeline());

    SampleCard(Runnable start) {
        getStyleClass().add("ph-card");
        var button = new Button("Start sample", Icon.PLAY.node(12));
        button.setId("start-sample");
        button.getStyleClass().add("ph-primary");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> start.run());
        var what = new WrappedText("ph-muted");
        what.setText("Three devices, one agent, one cut. About a minute.");
        var words = new VBox(2, Nodes.label("Try the live sample", "ph-title"), what);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words, button);
        row.getStyleClass().add("ph-sample-card");
        round(preview);
        getChildren().addAll(preview, row);
    }

    // The card's upper corners are round, a canvas is not.
    private static void round(Region region) {
        var shape = new Rectangle();
        shape.setArcWidth(14);
        shape.setArcHeight(14);
        shape.widthProperty().bind(region.widthProperty());
        shape.heightProperty().bind(region.heightProperty().add(shape.getArcHeight()));
        region.setClip(shape);
    }

    void show(Palette palette) {
        preview.show(palette);
    }
}
