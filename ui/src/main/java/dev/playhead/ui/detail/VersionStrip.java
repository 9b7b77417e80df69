package dev.playhead.ui.detail;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// The versions of a message along a line: a ring where it was created, a bar code of appends, a diamond for
/// an edit, a cross for a delete. One is chosen, by mouse or by arrow keys. FX thread.
public final class VersionStrip extends Pane implements ArrowKeys {
    private static final double HEIGHT = 48;
    private static final double MIDDLE = 16;
    private static final double LEAST_TICK = 4;
    private static final double MOST_TICK = 14;
    private static final double LEAST_BETWEEN_LABELS = 34;

    private final IntConsumer onChosen;
    private List<MessageVersions.Version> versions = List.of();
    private VersionPlaces places = VersionPlaces.of(List.of(), 0);
    private int chosen;

    /// @param onChosen told the number of the version that somebody has chosen, from 1
    public VersionStrip(IntConsumer onChosen) {
        this.onChosen = onChosen;
        setId("version-strip");
        getStyleClass().addAll("ph-version-strip", "ph-focusable");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setOnMousePressed(e -> {
            requestFocus();
            at(e.getX());
            e.consume(); // or the pane that it scrolls in takes the focus
        });
        setOnMouseDragged(e -> at(e.getX()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        widthProperty().addListener(o -> draw());
    }

    /// Shows versions, one of them chosen.
    ///
    /// @param number of the chosen version, from 1
    public void show(List<MessageVersions.Version> all, int number) {
        versions = all;
        chosen = number;
        draw();
    }

    private void at(double x) {
        int nearest = places.nearest(x);
        if (nearest >= 0) {
            choose(nearest + 1);
        }
    }

    private void pressed(KeyEvent key) {
        int to = switch (key.getCode()) {
            case UP, LEFT -> chosen - 1;
            case DOWN, RIGHT -> chosen + 1;
            case HOME -> 1;
            case END -> versions.size();
            case PAGE_UP -> chosen - 10;
            case PAGE_DOWN -> chosen + 10;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE && !key.isShortcutDown() && !key.isAltDown()) {
            choose(to);
            key.consume();
        }
    }

    /// Chooses the version that is so many behind the chosen one, or the last, or the first.
    public void step(int by) {
        choose(chosen + by);
    }

    private void choose(int number) {
        int inside = Math.clamp(number, Math.min(1, versions.size()), versions.size());
        if (inside != chosen) {
            onChosen.accept(inside);
        }
    }

    private void draw() {
        places = VersionPlaces.of(versions, getWidth());
        var nodes = new ArrayList<Node>();
        if (!versions.isEmpty()) {
            var line = path("ph-version-line");
            add(line, places.x()[0], MIDDLE, places.x()[versions.size() - 1], MIDDLE);
            nodes.add(line);
            for (var box : places.boxes()) {
                nodes.add(box(box));
            }
            nodes.addAll(marks());
            nodes.add(handle());
            nodes.addAll(labels());
        }
        getChildren().setAll(nodes);
        setAccessibleText("Version " + chosen + " of " + versions.size());
    }

    private static Region box(VersionPlaces.Box box) {
        var region = new Region();
        region.getStyleClass().add("ph-version-box");
        region.resizeRelocate(box.from(), MIDDLE - 10, Math.max(4, box.to() - box.from()), 20);
        region.setManaged(false);
        return region;
    }

    private List<Node> marks() {
        var ticks = path("ph-version-tick");
        var signs = path("ph-version-sign");
        double before = -1;
        double highest = 0;
        for (int i = 0; i < versions.size(); i++) {
            double x = Math.round(places.x()[i]) + 0.5;
            var version = versions.get(i);
            if (version.kind() == Kind.APPEND) {
                double height = tick(version);
                if (x == before && height <= highest) {
                    continue; // there is one as high already
                }
                add(ticks, x, MIDDLE - height / 2, x, MIDDLE + height / 2);
                highest = x == before ? Math.max(highest, height) : height;
                before = x;
            } else {
                sign(signs, version.kind(), x);
            }
        }
        return List.of(ticks, signs);
    }

    private static double tick(MessageVersions.Version version) {
        int letters = version.text() == null ? 0 : version.text().length();
        return Math.min(MOST_TICK, LEAST_TICK + letters);
    }

    private static void sign(Path path, Kind kind, double x) {
        switch (kind) {
            case CREATE -> ring(path, x, 5, 8);
            case UPDATE -> ring(path, x, 6, 4);
            case UNKNOWN -> ring(path, x, 3, 8);
            case DELETE -> {
                add(path, x - 5, MIDDLE - 5, x + 5, MIDDLE + 5);
                add(path, x - 5, MIDDLE + 5, x + 5, MIDDLE - 5);
            }
            case APPEND -> {}
        }
    }

    // With four corners it is a diamond.
    private static void ring(Path path, double x, double radius, int corners) {
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double toX = x + radius * Math.sin(angle);
            double toY = MIDDLE - radius * Math.cos(angle);
            path.getElements().add(i == 0 ? new MoveTo(toX, toY) : new LineTo(toX, toY));
        }
    }

    private Node handle() {
        var handle = new Region();
        handle.getStyleClass().add("ph-version-handle");
        handle.setManaged(false);
        handle.setMouseTransparent(true);
        handle.setVisible(chosen >= 1 && chosen <= versions.size());
        if (handle.isVisible()) {
            handle.resizeRelocate(Math.round(places.x()[chosen - 1]) - 5, MIDDLE - 14, 11, 28);
        }
        return handle;
    }

    // That of the chosen version always; others where there is room beside it.
    private List<Node> labels() {
        var nodes = new ArrayList<Node>();
        var taken = new ArrayList<Double>();
        if (chosen >= 1 && chosen <= versions.size()) {
            label(nodes, taken, places.x()[chosen - 1], "v" + chosen, "ph-accent-text");
        }
        for (int i : new int[] {0, versions.size() - 1}) {
            label(nodes, taken, places.x()[i], "v" + (i + 1), "ph-muted");
        }
        for (var box : places.boxes()) {
            var words = String.format(Locale.ROOT, "%,d appends", box.size());
            if (box.to() - box.from() > 3 * LEAST_BETWEEN_LABELS) {
                label(nodes, taken, (box.from() + box.to()) / 2, words, "ph-muted");
            }
        }
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).kind() != Kind.APPEND) {
                label(nodes, taken, places.x()[i], "v" + (i + 1), "ph-muted");
            }
        }
        return nodes;
    }

    private static void label(List<Node> nodes, List<Double> taken, double x, String words, String tone) {
        double wide = words.length() * 6.7;
        double room = Math.max(LEAST_BETWEEN_LABELS, wide / 2 + LEAST_BETWEEN_LABELS / 2);
        if (taken.stream().anyMatch(other -> Math.abs(other - x) < room)) {
            return;
        }
        taken.add(x);
        var label = Nodes.label(words, "ph-mono", tone);
        label.setManaged(false);
        label.resizeRelocate(Math.max(0, Math.round(x - wide / 2)), 32, wide + 4, 16);
        nodes.add(label);
    }

    private static Path path(String style) {
        var path = new Path();
        path.getStyleClass().add(style);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }

    private static void add(Path path, double fromX, double fromY, double toX, double toY) {
        path.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
    }
}
