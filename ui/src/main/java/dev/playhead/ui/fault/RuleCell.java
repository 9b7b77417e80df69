package dev.playhead.ui.fault;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Line of a rule on screen: it keeps its nodes and changes what they say. FX thread.
final class RuleCell extends ListCell<RuleLine> {
    private static final double STATE = 128;
    private static final double BUTTON = 84;

    private final RuleList list;
    private final StackPane mark = new StackPane();
    private final Label name = Nodes.label("", "ph-medium");
    private final Label sentence = Nodes.label("", "ph-small", "ph-muted");
    private final Label state = Nodes.label("", "ph-mono");
    private final Button change = new Button();
    private final HBox row;
    private final Tooltip tip = new Tooltip();
    private @Nullable Icon shownIcon;
    private @Nullable String shownTone;

    /// @param onChange told the rule that is to be ended, or set again
    /// @param onGoTo told a moment to go to on the timeline
    RuleCell(RuleList list, Consumer<RuleLine> onChange, LongConsumer onGoTo) {
        this.list = list;
        var texts = new VBox(name, sentence);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        state.setMinWidth(STATE);
        state.setAlignment(Pos.CENTER_RIGHT);
        change.getStyleClass().add("ph-sm");
        change.setMinWidth(BUTTON);
        change.setFocusTraversable(false); // the list has keys for it
        change.setOnAction(e -> {
            var line = getItem();
            if (line != null) {
                onChange.accept(line);
            }
        });
        var look = Nodes.iconButton(Icon.EYE, "Show on timeline", () -> {
            var line = getItem();
            if (line != null) {
                onGoTo.accept(line.fromNanos());
            }
        });
        look.getStyleClass().add("ph-sm");
        look.setFocusTraversable(false);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(10, mark, texts, state, look, change);
        row.setAlignment(Pos.CENTER_LEFT);
        // The text is cut where there is no room for it, and the list never scrolls sideways.
        setPrefWidth(0);
        setTooltip(tip);
    }

    @Override
    protected void updateItem(@Nullable RuleLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(line.id() + " " + line.label());
        sentence.setText(line.sentence());
        state.setText(line.how());
        tip.setText(line.sentence());
        boolean on = line.state() == RuleLine.State.ON;
        tone(line, on);
        change.setText(on ? "End" : "Set again");
        Nodes.show(change, list.isLive());
        change.setDisable(!on && !line.canBeSetAgain());
        setAccessibleText(line.id() + " " + line.label() + ", " + line.how() + ", " + line.sentence());
        setGraphic(row);
    }

    private void tone(RuleLine line, boolean on) {
        var fault = line.fault();
        var icon = fault.loses() ? Icon.CUT : fault.slows() ? Icon.SLOW : Icon.WARNING;
        var tone = !on ? "muted" : fault.loses() ? "fault" : "warn";
        if (icon == shownIcon && tone.equals(shownTone)) {
            return;
        }
        shownIcon = icon;
        shownTone = tone;
        var node = icon.node(16);
        node.getStyleClass().add("ph-" + tone + "-icon");
        mark.getChildren().setAll(node);
        state.getStyleClass().setAll("label", "ph-mono", on ? "ph-" + tone + "-text" : "ph-muted");
    }
}
