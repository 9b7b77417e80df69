package dev.playhead.ui.lane;

import dev.playhead.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One name: the heading of its group with a chevron where it is the first, and what the lane is called. FX thread.
final class LaneHeader extends Pane {
    private static final double CHEVRON = 5;
    private static final double NAMES = 84;
    private static final double PIN = 12;
    private static final double HIGHEST_HEADING = 40;

    private final LaneHeaders.Actions actions;
    private final Label name = new Label();
    private final Button heading = new Button();
    private final Region line = new Region();
    private final Node pin = Icon.PIN.node(12);
    private @Nullable LaneName shown;

    LaneHeader(LaneHeaders.Actions actions) {
        this.actions = actions;
        setManaged(false);
        name.setFocusTraversable(true);
        name.setGraphicTextGap(6);
        name.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().setAll("ph-lane-heading", "ph-medium", "ph-small", "ph-second");
        heading.setGraphicTextGap(3);
        heading.setFocusTraversable(true);
        heading.setOnAction(e -> actions.collapse(name().group()));
        line.getStyleClass().add("ph-lane-line");
        line.setManaged(false);
        getChildren().addAll(line, heading, name, pin);
        name.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    /// The name that it shows.
    LaneName name() {
        var now = shown;
        if (now == null) {
            throw new IllegalStateException("A header shows no name yet");
        }
        return now;
    }

    /// Returns what a node in it stands for: the lane, or its group.
    String keyOf(@Nullable Node focused) {
        return focused == heading ? name().group() : name().key();
    }

    /// Gives the name of the lane the focus.
    void takeFocus() {
        name.requestFocus();
    }

    /// Returns whether the mouse is over the heading of its group.
    boolean isOnHeading(MouseEvent event) {
        return heading.isVisible()
                && heading.getBoundsInParent().contains(sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    /// The heading was pressed for a drag: letting it go does not fold the group.
    void disarm() {
        heading.disarm();
    }

    void show(LaneName next) {
        var before = shown;
        if (next.equals(before)) {
            return;
        }
        shown = next;
        resizeRelocate(0, next.y(), LaneHeaders.WIDTH - 1, next.height());
        boolean stays = next.state().pinned() || next.state().fixed();
        // Over those that are scrolled below it.
        setViewOrder(stays ? -1 : 0);
        if (before == null || !before.state().equals(next.state())) {
            getStyleClass().setAll("ph-lane-header");
            if (stays) {
                getStyleClass().add("ph-pinned-lanes");
            }
            heading.setGraphic((next.state().groupCollapsed() ? Icon.RIGHT : Icon.DOWN).node(12));
        }
        words(before, next);
        place(next);
    }

    private void words(@Nullable LaneName before, LaneName next) {
        heading.setVisible(!next.heading().isEmpty());
        line.setVisible(!next.heading().isEmpty() && next.y() > 0);
        heading.setText(next.heading());
        heading.setAccessibleText(
                next.group() + (next.state().groupCollapsed() ? ", folded, unfold all of it" : ", fold all of it"));
        name.setText(next.text());
        name.setAccessibleText(next.spoken());
        pin.setVisible(next.state().pinned());
        if (before == null || !before.styles().equals(next.styles())) {
            name.getStyleClass().setAll("label", "ph-focusable");
            name.getStyleClass().addAll(next.styles());
        }
        if (before == null || before.icon() != next.icon()) {
            var icon = next.icon();
            name.setGraphic(icon == null ? null : icon.node(14));
        }
    }

    private void place(LaneName next) {
        double right = pin.isVisible() ? PIN + 4 : 0;
        name.setMaxWidth(LaneHeaders.WIDTH - NAMES - 6 - right);
        name.setMinHeight(next.height());
        name.setMaxHeight(next.height());
        name.relocate(NAMES, 0);
        double high = Math.min(next.height(), HIGHEST_HEADING);
        heading.setMinHeight(high);
        heading.setMaxHeight(high);
        heading.relocate(CHEVRON, 0);
        line.resizeRelocate(0, next.state().fixed() ? 0 : -1, LaneHeaders.WIDTH, 1);
        pin.relocate(LaneHeaders.WIDTH - PIN - 6, (next.height() - PIN) / 2);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            actions.collapse(name().key());
            event.consume();
        }
    }

    private void menu(ContextMenuEvent event) {
        var of = name();
        boolean alone = !of.state().groupCollapsed();
        var menu = new ContextMenu();
        if (alone) {
            add(menu, of.state().collapsed() ? "Expand" : "Collapse", () -> actions.collapse(of.key()));
            if (!of.state().fixed()) {
                add(menu, of.state().pinned() ? "Unpin" : "Pin", () -> actions.pin(of.key()));
                add(menu, "Move up", () -> actions.move(of.key(), -1));
                add(menu, "Move down", () -> actions.move(of.key(), 1));
            }
            add(menu, "Usual height", () -> actions.resetHeight(of.key()));
        }
        String all = of.group();
        add(menu, of.state().groupCollapsed() ? "Expand " + all : "Collapse " + all, () -> actions.collapse(all));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private static void add(ContextMenu menu, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(e -> action.run());
        menu.getItems().add(item);
    }
}
