package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One frame, looked at closely by one of several tabs. The tab that was chosen stays for the next frame. FX
/// thread.
public final class DetailPane extends BorderPane {
    private final Button close = new Button("", Icon.CLOSE.node(12));
    private final Button again;
    private final Label subject = Nodes.label("", "ph-muted", "ph-small");
    private DetailTab tab;
    private @Nullable ShownFrame frame;

    /// A pane with all tabs.
    public DetailPane(DetailActions actions) {
        this(DetailTabs.of(actions), actions);
    }

    /// Returns a pane with the tabs that look at the frame itself, its bytes first.
    public static DetailPane ofFrame(DetailActions actions) {
        return new DetailPane(DetailTabs.ofFrame(actions), actions);
    }

    private DetailPane(List<DetailTab> tabs, DetailActions actions) {
        getStyleClass().addAll("ph-panel", "ph-detail");
        tab = tabs.getFirst();
        subject.setMinWidth(0);
        var strip = new HBox();
        strip.getStyleClass().add("ph-tabs");
        var group = new ToggleGroup();
        for (var each : tabs) {
            var button = new ToggleButton(each.title());
            button.setId("detail-" + each.title().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(each == tab);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(each);
            strip.getChildren().add(button);
        }
        // By mouse and by arrow keys alike; one is always chosen.
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (now.getUserData() instanceof DetailTab chosen && chosen != tab) {
                tab = chosen;
                fill();
            }
        });
        strip.addEventFilter(KeyEvent.KEY_PRESSED, key -> arrow(key, group));
        again = Nodes.iconButton(Icon.EDIT, "Edit and send again", actions::sendAgain);
        KeySign.tip(again, "Edit and send again", "send-again", "R");
        again.setId("detail-send-again");
        again.getStyleClass().add("ph-sm");
        close.getStyleClass().addAll("ph-icon-button", "ph-sm");
        close.setAccessibleText("Close");
        close.setOnAction(e -> actions.close());
        strip.getChildren().addAll(Nodes.space(), subject, again, close);
        setTop(strip);
        closable(false);
        sendable(false);
        fill();
    }

    // The arrows of JavaFX choose the next button, but take away the ring that says who has the focus; and with it the
    // arrows, which then move the playhead.
    private static void arrow(KeyEvent key, ToggleGroup group) {
        int by = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
        int next = group.getToggles().indexOf(group.getSelectedToggle()) + by;
        if (by != 0
                && key.getTarget() instanceof ToggleButton
                && next >= 0
                && next < group.getToggles().size()
                && group.getToggles().get(next) instanceof ToggleButton button) {
            button.setSelected(true);
            button.requestFocus();
            Nodes.showFocus(button);
            key.consume();
        }
    }

    /// Says beside the tabs which frame it is.
    public void about(String words) {
        subject.setText(words);
    }

    /// Says whether it lies over the table and can be closed.
    public void closable(boolean is) {
        Nodes.show(close, is);
    }

    /// Says whether the frame can be sent again.
    public void sendable(boolean is) {
        Nodes.show(again, is);
    }

    /// Shows a frame; null shows what can be done instead.
    public void show(@Nullable Timeline timeline, @Nullable FrameDetail detail) {
        var before = frame;
        var next = timeline == null || detail == null ? null : new ShownFrame(timeline, detail);
        frame = next;
        if (before == null
                || next == null
                || before.detail().row() != next.detail().row()) {
            fill();
        } else {
            tab.update(next);
        }
    }

    private void fill() {
        var shown = frame;
        if (shown == null) {
            setCenter(keys());
            return;
        }
        tab.show(shown);
        setCenter(tab.node());
    }

    private static Node keys() {
        var grid = new GridPane(12, 8);
        grid.getStyleClass().add("ph-detail-body");
        grid.addRow(0, new KeySign("play", "Space"), Nodes.label("play, pause", "ph-second"));
        grid.addRow(
                1, new KeySign(", .", List.of("previous", "next")), Nodes.label("previous, next frame", "ph-second"));
        grid.addRow(2, new KeySign("latest", "End End"), Nodes.label("latest, follow live", "ph-second"));
        return grid;
    }
}
