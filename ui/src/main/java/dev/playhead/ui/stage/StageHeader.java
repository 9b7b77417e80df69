package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.ClockLabel;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The bar over the devices: what is told, the clock, and whether it is now. FX thread.
final class StageHeader extends HBox {
    private static final int MOST_IN_MENU = 200;
    private static final long TENTH = 100_000_000;
    private static final double WIDE = 1_280;

    private final StageActions actions;
    private final Consumer<Participant> onChoice;
    private final Label name = Nodes.label("Playhead", "ph-title");
    private final Label position = Nodes.label("", "ph-stage-position");
    private final Label title = Nodes.label("", "ph-stage-title");
    private final Label hint = Nodes.label("", "ph-reading", "ph-muted");
    private final Region disc = new Region();
    private final ClockLabel clock = new ClockLabel("ph-stage-clock");
    private final ToggleButton live = new ToggleButton("Live", dot());
    private final ToggleButton replay = new ToggleButton("Replay");
    private final ToggleGroup modes = new ToggleGroup();
    private final MenuButton more = new MenuButton();
    private final ToggleButton missing = new ToggleButton("Show missing text", Icon.EYE.node(14));
    private final Button leave = new Button("Leave stage", Icon.CLOSE.node(14));
    private List<Participant> others = List.of();
    private boolean wide = true;
    private PlayMode mode = PlayMode.LIVE;

    /// @param onChoice told the device that somebody wants on stage
    /// @param onMissing run when the text that devices lack is to be shown, or no longer
    StageHeader(StageActions actions, Consumer<Participant> onChoice, Runnable onMissing) {
        this.actions = actions;
        this.onChoice = onChoice;
        getStyleClass().add("ph-stage-bar");
        var mark = Icon.MARK.node(16);
        mark.getStyleClass().add("ph-accent-icon");
        name.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(0);
        position.setMinWidth(USE_PREF_SIZE);
        hint.setId("stage-hint");
        hint.setMinWidth(0);
        var telling = new VBox(title, hint);
        telling.setAlignment(Pos.CENTER_LEFT);
        telling.setMinWidth(0);
        title.setMinHeight(USE_PREF_SIZE);
        disc.getStyleClass().add("ph-recording-disc");
        live.setId("stage-live");
        replay.setId("stage-replay");
        live.setToggleGroup(modes);
        replay.setToggleGroup(modes);
        modes.selectedToggleProperty().addListener((o, before, now) -> {
            // By mouse and by arrow keys alike; one is always chosen.
            if (now == null && before != null) {
                modes.selectToggle(before);
            } else if (now == live && mode != PlayMode.LIVE) {
                this.actions.live();
            } else if (now == replay && mode == PlayMode.LIVE) {
                this.actions.replay();
            }
        });
        var segments = new HBox(live, replay);
        segments.getStyleClass().add("ph-segments");
        segments.setMinWidth(USE_PREF_SIZE);
        Theme.dressMenu(more);
        more.setId("stage-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.getItems().setAll(new MenuItem()); // without one it does not open
        more.setOnShowing(e -> more.getItems()
                .setAll(others.stream().limit(MOST_IN_MENU).map(this::item).toList()));
        missing.setId("stage-missing");
        missing.setSelected(true);
        missing.setMinWidth(USE_PREF_SIZE);
        missing.setTooltip(new Tooltip("Text that a device lacks, and should have (M)"));
        missing.selectedProperty().addListener(o -> onMissing.run());
        leave.setId("stage-leave");
        leave.setAccessibleText("Leave stage");
        missing.setAccessibleText("Show missing text");
        leave.getStyleClass().add("ph-ghost");
        leave.setMinWidth(USE_PREF_SIZE);
        leave.setOnAction(e -> this.actions.leave());
        var leaving = new HBox(2, leave, Nodes.label("Esc", "ph-key"));
        leaving.setAlignment(Pos.CENTER_LEFT);
        leaving.setMinWidth(USE_PREF_SIZE);
        var recorded = new HBox(8, disc, clock);
        recorded.setAlignment(Pos.CENTER_LEFT);
        recorded.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(mark, name, Nodes.divider(), position, telling, Nodes.space(), recorded);
        getChildren().addAll(segments, more, missing, leaving);
        Nodes.show(position, false);
        Nodes.show(hint, false);
        setAlignment(Pos.CENTER_LEFT);
        others(List.of());
    }

    private static Region dot() {
        var dot = new Region();
        dot.getStyleClass().addAll("ph-dot", "ph-ok");
        return dot;
    }

    private MenuItem item(Participant device) {
        var item = new MenuItem(device.name(), ParticipantIcon.of(device));
        item.setOnAction(e -> onChoice.accept(device));
        return item;
    }

    boolean showsMissing() {
        return missing.isSelected();
    }

    void toggleMissing() {
        missing.setSelected(!missing.isSelected());
    }

    /// Shows what is told; for one line.
    void title(String words) {
        if (!words.equals(title.getText())) {
            title.setText(words);
        }
    }

    /// Shows where in a story this is, and what is to be waited for; empty for nothing.
    void told(String where, String hintWords) {
        if (!where.equals(position.getText())) {
            position.setText(where);
        }
        Nodes.show(position, !where.isEmpty());
        // It keeps its place under the title, which would move up and down else.
        Nodes.show(hint, hint.isManaged() || !hintWords.isEmpty());
        if (!hintWords.equals(hint.getText())) {
            hint.setText(hintWords);
        }
    }

    void mode(PlayMode now, boolean recording) {
        mode = now;
        modes.selectToggle(mode == PlayMode.LIVE ? live : replay);
        replay.setText(mode == PlayMode.PAUSED ? "Paused" : "Replay");
        live.setDisable(recording);
        Nodes.show(disc, !recording);
        disc.setAccessibleText("Recording");
        getStyleClass().remove("ph-replay");
        if (mode == PlayMode.REPLAY) {
            getStyleClass().add("ph-replay");
        }
    }

    void clock(long sinceStartNanos) {
        long tenths = Math.max(0, sinceStartNanos) / TENTH;
        clock.setText(Formats.shortClock(tenths * TENTH) + "." + tenths % 10);
    }

    /// Shows the devices that there is no room for.
    void others(List<Participant> devices) {
        others = devices;
        Nodes.show(more, !devices.isEmpty());
        var words = Formats.count(devices.size(), "more device");
        more.setText(wide ? words : "+" + devices.size());
        more.setAccessibleText(words);
    }

    /// Makes room for a window of this width: what is told stays readable, buttons become icons.
    void fit(double width) {
        wide = width >= WIDE;
        Nodes.show(name, wide);
        missing.setText(wide ? "Show missing text" : "");
        leave.setText(wide ? "Leave stage" : "");
        title.getStyleClass().remove("ph-narrow");
        if (!wide) {
            title.getStyleClass().add("ph-narrow");
        }
        others(others);
    }
}
