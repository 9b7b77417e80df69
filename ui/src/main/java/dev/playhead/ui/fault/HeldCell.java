package dev.playhead.ui.fault;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Line of a held frame on screen. FX thread.
final class HeldCell extends ListCell<HeldLine> {
    private static final double TIME = 84;
    private static final double BUTTON = 76;

    private final BooleanSupplier live;
    private final StackPane mark = new StackPane();
    private final Label name = Nodes.label("", "ph-medium");
    private final Label why = Nodes.label("", "ph-small", "ph-muted");
    private final Label how = Nodes.label("", "ph-mono", "ph-warn-text");
    private final Button release;
    private final Button drop;
    private final HBox row;

    /// @param live whether something can be done now
    HeldCell(BooleanSupplier live, Consumer<HeldLine> onRelease, Consumer<HeldLine> onDrop) {
        this.live = live;
        release = button("Release", onRelease);
        drop = button("Drop", onDrop);
        var texts = new VBox(name, why);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        how.setMinWidth(TIME);
        how.setAlignment(Pos.CENTER_RIGHT);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(10, mark, texts, how, release, drop);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    private Button button(String words, Consumer<HeldLine> act) {
        var button = new Button(words);
        button.getStyleClass().add("ph-sm");
        button.setMinWidth(BUTTON);
        button.setFocusTraversable(false); // the list has keys for it
        button.setOnAction(e -> {
            var line = getItem();
            if (line != null) {
                act.accept(line);
            }
        });
        return button;
    }

    @Override
    protected void updateItem(@Nullable HeldLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var icon = (line.stopped() ? Icon.PAUSE : Icon.CLOCK).node(16);
        icon.getStyleClass().add(line.stopped() ? "ph-warn-icon" : "ph-muted-icon");
        mark.getChildren().setAll(icon);
        name.setText(line.id() + " " + line.what());
        why.setText(line.why());
        how.setText(line.how());
        Nodes.show(release, live.getAsBoolean() && line.stopped());
        Nodes.show(drop, live.getAsBoolean());
        setAccessibleText(line.id() + " " + line.what() + ", " + line.why() + ", " + line.how());
        setGraphic(row);
    }
}
