package dev.playhead.ui.fault;

import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.MomentaryFaultButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Presets for one device, a button each: a click sets one until the next click, holding it only while it is held.
/// FX thread.
final class PresetGrid extends GridPane {
    private static final int COLUMNS = 2;
    private static final double GAP = 8;

    private final List<PresetButton> buttons = new ArrayList<>();

    /// @param participant index of the device that is chosen; -1 for none
    PresetGrid(IntSupplier participant, FaultActions actions) {
        setHgap(GAP);
        setVgap(GAP);
        for (int i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
        for (var preset : FaultPreset.ALL) {
            var button = new PresetButton(preset, participant, actions);
            add(button.button, buttons.size() % COLUMNS, buttons.size() / COLUMNS);
            buttons.add(button);
        }
    }

    /// Shows which of them are on.
    ///
    /// @param who whom they are for; null for nobody
    /// @param nanos moment, ns since 1970
    void show(Timeline timeline, @Nullable Participant who, long nanos, boolean usable) {
        for (var button : buttons) {
            button.show(timeline, who, nanos, usable);
        }
    }

    private static final class PresetButton {
        private final FaultPreset preset;
        private final Button button = new Button();
        private final Label words = Nodes.label("", "ph-small", "ph-muted");
        private final MomentaryFaultButton momentary;

        PresetButton(FaultPreset preset, IntSupplier participant, FaultActions actions) {
            this.preset = preset;
            var texts = new VBox(Nodes.label(preset.name(), "ph-medium"), words);
            texts.setAlignment(Pos.CENTER_LEFT);
            var content = new HBox(10, PresetIcon.of(preset).node(14), texts);
            content.setAlignment(Pos.CENTER_LEFT);
            button.setId("preset-" + preset.id());
            button.setGraphic(content);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("ph-preset");
            button.setTooltip(new Tooltip(preset.fault().words() + "\n" + lasts() + "; hold: while held"));
            momentary = new MomentaryFaultButton(
                    button, () -> actions.set(participant.getAsInt(), preset), actions::restore);
            momentary.brief(true);
        }

        private String lasts() {
            return preset.fault().isMomentary()
                    ? "Once"
                    : preset.forMs() > 0 ? "For " + preset.forMs() / 1000 + " s" : "Until restored";
        }

        void show(Timeline timeline, @Nullable Participant who, long nanos, boolean usable) {
            var rule = active(timeline, who, nanos);
            momentary.show(rule, usable && who != null, "", "", preset.fault().loses() ? "ph-fault-on" : "ph-warn-on");
            words.setText(rule == null ? preset.words() : rule.value() + " is on, click to end");
            button.setAccessibleText(
                    preset.name() + (who == null ? "" : " for " + who.name()) + ", " + words.getText());
        }

        private @Nullable RuleId active(Timeline timeline, @Nullable Participant who, long nanos) {
            return timeline.faults().stream()
                    .filter(on -> who != null && on.participant() == who.index())
                    .filter(on -> on.span().contains(nanos))
                    .map(on -> on.rule())
                    .filter(on -> preset.equals(FaultPreset.of(on)))
                    .map(on -> on.id())
                    .reduce((before, after) -> after)
                    .orElse(null);
        }
    }
}
