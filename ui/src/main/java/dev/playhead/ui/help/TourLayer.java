package dev.playhead.ui.help;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;

/// The marks of the tour over a window: outlines round the parts of a step and a card beside the first of them. The
/// mouse reaches the window through all but the card. FX thread.
final class TourLayer extends Pane {
    private static final double WIDTH = 360;
    private static final double GAP = 12;
    private static final double EDGE = 8;
    private static final double AROUND = 3;
    private static final double ARROW = 8;

    private final Pane window;
    private final Runnable onEnd;
    private final Label title = Nodes.label("", "ph-title");
    private final Label count = Nodes.label("", "ph-mono", "ph-muted");
    private final WrappedText text = new WrappedText("ph-second", "ph-reading");
    private final Button skip = button("tour-skip", "Skip");
    private final Button back = button("tour-back", "Back");
    private final Button next = button("tour-next", "Next");
    private final VBox card = new VBox(8);
    private final Polygon arrow = new Polygon();
    // A part that moves, or comes into sight, is followed after the layout that moved it.
    private final InvalidationListener moved = o -> later();
    private final List<Node> followed = new ArrayList<>();
    private final List<Region> rings = new ArrayList<>();
    private List<TourStep> steps = List.of();
    private int at;
    private boolean waits;

    /// @param window over which it lies
    /// @param onEnd run when somebody has had enough of it, or seen all
    TourLayer(Pane window, Runnable onEnd) {
        this.window = window;
        this.onEnd = onEnd;
        setId("tour");
        setPickOnBounds(false);
        skip.getStyleClass().add("ph-ghost");
        next.getStyleClass().add("ph-primary");
        skip.setOnAction(e -> onEnd.run());
        back.setOnAction(e -> go(at - 1));
        next.setOnAction(e -> go(at + 1));
        var head = new HBox(8, title, Nodes.space(), count);
        var foot = new HBox(8, skip, Nodes.space(), back, next);
        head.setAlignment(Pos.BASELINE_LEFT);
        foot.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("ph-palette", "ph-tour-card");
        card.setId("tour-card");
        card.setAccessibleRole(AccessibleRole.PARENT);
        card.getChildren().addAll(head, text, foot);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        arrow.getStyleClass().add("ph-tour-arrow");
        arrow.setMouseTransparent(true);
        getChildren().addAll(card, arrow);
        widthProperty().addListener(o -> requestLayout());
        heightProperty().addListener(o -> requestLayout());
    }

    private static Button button(String id, String words) {
        var button = new Button(words);
        button.setId(id);
        return button;
    }

    /// Begins with the first of some steps.
    void begin(List<TourStep> newSteps) {
        steps = List.copyOf(newSteps);
        show(0);
    }

    /// Returns what takes the focus first.
    Node first() {
        return next;
    }

    private void go(int to) {
        if (to < 0) {
            return;
        }
        if (to >= steps.size()) {
            onEnd.run();
            return;
        }
        show(to);
        var holds = to == 0 && back.isFocused() ? next : back.isFocused() ? back : next;
        holds.requestFocus();
        Nodes.showFocus(holds);
    }

    private void show(int to) {
        at = to;
        var step = steps.get(to);
        title.setText(step.title());
        text.setText(step.text());
        count.setText((to + 1) + " of " + steps.size());
        boolean last = to == steps.size() - 1;
        next.setText(last ? "Done" : "Next");
        back.setDisable(to == 0);
        Nodes.show(skip, !last);
        // A reader says the button that has the focus, and with it the step.
        var said = "Tour, step " + Formats.number(to + 1) + " of " + Formats.number(steps.size()) + ". " + step.title()
                + ". " + step.text();
        card.setAccessibleText(said);
        next.setAccessibleText(said + " " + next.getText());
        back.setAccessibleText("Back. " + said);
        getChildren().removeAll(rings);
        rings.clear();
        for (int i = 0; i < step.targets().size(); i++) {
            var ring = new Region();
            ring.getStyleClass().add("ph-tour-ring");
            ring.setMouseTransparent(true);
            rings.add(ring);
        }
        getChildren().addAll(0, rings);
        follow(step);
        requestLayout();
    }

    private void follow(TourStep step) {
        forget();
        for (var selector : step.targets()) {
            var node = window.lookup(selector);
            if (node != null) {
                node.localToSceneTransformProperty().addListener(moved);
                node.layoutBoundsProperty().addListener(moved);
                followed.add(node);
            }
        }
    }

    /// Follows nothing any more: it is over.
    void forget() {
        for (var node : followed) {
            node.localToSceneTransformProperty().removeListener(moved);
            node.layoutBoundsProperty().removeListener(moved);
        }
        followed.clear();
    }

    private void later() {
        if (!waits) {
            waits = true;
            Platform.runLater(() -> {
                waits = false;
                requestLayout();
            });
        }
    }

    private void pressed(KeyEvent key) {
        int by = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0 && !key.isShortcutDown()) {
            go(at + by);
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof Button button) {
            button.fire();
            key.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        if (steps.isEmpty()) {
            return;
        }
        var parts = parts(steps.get(at));
        for (int i = 0; i < rings.size(); i++) {
            var ring = rings.get(i);
            ring.setVisible(i < parts.size());
            if (i < parts.size()) {
                var part = parts.get(i);
                ring.resizeRelocate(part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight());
            }
        }
        double height = snapSizeY(card.prefHeight(WIDTH));
        if (parts.isEmpty()) {
            arrow.setVisible(false);
            card.resizeRelocate((getWidth() - WIDTH) / 2, (getHeight() - height) / 2, WIDTH, height);
            return;
        }
        place(parts.getFirst(), height);
    }

    // Beside the part where there is most room; below and above it stands as near as it can.
    private void place(Bounds part, double height) {
        double below = getHeight() - part.getMaxY();
        double right = getWidth() - part.getMaxX();
        double left = part.getMinX();
        double need = height + GAP + EDGE;
        double x = Math.clamp(part.getCenterX() - WIDTH / 2, EDGE, Math.max(EDGE, getWidth() - WIDTH - EDGE));
        double y = Math.clamp(part.getMinY(), EDGE, Math.max(EDGE, getHeight() - height - EDGE));
        if (part.getWidth() <= getWidth() / 2 && right >= WIDTH + GAP + EDGE) {
            stand(part.getMaxX() + GAP, y, height, 3, part);
        } else if (part.getWidth() <= getWidth() / 2 && left >= WIDTH + GAP + EDGE && part.getHeight() > height / 2) {
            stand(part.getMinX() - GAP - WIDTH, y, height, 1, part);
        } else if (below >= need) {
            stand(x, part.getMaxY() + GAP, height, 0, part);
        } else if (part.getMinY() >= need) {
            stand(x, part.getMinY() - GAP - height, height, 2, part);
        } else {
            stand(x, Math.max(EDGE, getHeight() - height - EDGE), height, -1, part);
        }
    }

    // The arrow stands at the upper, right, lower or left edge of the card (0 to 3), or nowhere.
    private void stand(double left, double top, double height, int edge, Bounds part) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        card.resizeRelocate(x, y, WIDTH, height);
        arrow.setVisible(edge >= 0);
        double across = Math.clamp(part.getCenterX(), x + 2 * ARROW, x + WIDTH - 2 * ARROW);
        double down =
                Math.clamp(part.getMinY() + Math.min(24, part.getHeight() / 2), y + 2 * ARROW, y + height - 2 * ARROW);
        var points = switch (edge) {
            case 0 -> List.of(across - ARROW, y + 1, across, y - ARROW, across + ARROW, y + 1);
            case 1 -> List.of(x + WIDTH - 1, down - ARROW, x + WIDTH + ARROW, down, x + WIDTH - 1, down + ARROW);
            case 2 ->
                List.of(across - ARROW, y + height - 1, across, y + height + ARROW, across + ARROW, y + height - 1);
            case 3 -> List.of(x + 1, down - ARROW, x - ARROW, down, x + 1, down + ARROW);
            default -> List.<Double>of();
        };
        arrow.getPoints().setAll(points);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    private List<Bounds> parts(TourStep step) {
        var parts = new ArrayList<Bounds>();
        for (var selector : step.targets()) {
            var node = window.lookup(selector);
            if (node == null || !isSeen(node)) {
                continue;
            }
            var scene = node.localToScene(node.getLayoutBounds());
            var box = sceneToLocal(scene);
            double height = Math.min(box.getHeight(), step.highest());
            double x = Math.max(0, box.getMinX() - AROUND);
            double y = Math.max(0, box.getMinY() - AROUND);
            parts.add(new BoundingBox(
                    x,
                    y,
                    Math.min(getWidth(), box.getMaxX() + AROUND) - x,
                    Math.min(getHeight(), box.getMinY() + height + AROUND) - y));
        }
        return parts;
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0;
    }
}
