package dev.playhead.ui.finding;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Delivery matrix. Pointing at a cell says what became of it, a click leads to the frame that proves it, arrow keys
/// move from cell to cell. Painted only when what it shows has changed. FX thread.
final class MatrixView extends Pane implements ArrowKeys {
    private static final String INVITATION = "Point at a cell, or use the arrow keys, to see what became of it.";

    private final FindingActions actions;
    private final IntConsumer onFirst;
    private final Canvas base = new Canvas();
    private final Canvas top = new Canvas();
    private final CanvasBrush baseBrush = new CanvasBrush(base.getGraphicsContext2D());
    private final CanvasBrush topBrush = new CanvasBrush(top.getGraphicsContext2D());
    private final Label sentence = Nodes.label("", "ph-matrix-sentence");
    private final List<Label> names = new ArrayList<>();
    private @Nullable FindingsState state;
    private @Nullable Palette palette;
    private Matrix matrix = Matrix.empty(null, MatrixColumns.VERSIONS);
    private MatrixPlaces places = new MatrixPlaces(0, 0, 0);
    private int room = 40;
    private @Nullable Cursor cursor;
    private @Nullable Cursor pointed;

    /// Cell, whatever place it has on screen.
    ///
    /// @param participant of its row
    /// @param number of its column
    private record Cursor(int participant, int number) {}

    /// @param onFirst told the number of the column that is to be the first
    MatrixView(FindingActions actions, IntConsumer onFirst) {
        this.actions = actions;
        this.onFirst = onFirst;
        setId("delivery-matrix");
        getStyleClass().addAll("ph-matrix", "ph-focusable");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText("Delivery matrix. " + INVITATION);
        top.setMouseTransparent(true);
        sentence.setMouseTransparent(true);
        sentence.setId("matrix-sentence");
        getChildren().addAll(base, top, sentence);
        setOnMouseMoved(e -> point(at(e)));
        setOnMouseExited(e -> point(null));
        setOnMouseClicked(this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener(o -> mark());
        setMinWidth(MatrixPlaces.NAMES + 200);
    }

    /// Returns how many columns there is room for.
    int room() {
        return room;
    }

    /// @param isOther whether another finding was chosen before, so that the cell that proves it is marked
    void show(FindingsState now, Palette colours, boolean isOther) {
        var before = state;
        boolean same = before != null
                && before.matrix().equals(now.matrix())
                && before.question().lateNanos() == now.question().lateNanos()
                && colours.equals(palette);
        state = now;
        palette = colours;
        matrix = now.matrix();
        if (isOther) {
            cursor = proof(now);
        }
        if (!same) {
            names(now.timeline());
            requestLayout();
            paint();
        } else if (isOther) {
            mark();
        }
    }

    private @Nullable Cursor proof(FindingsState of) {
        var finding = of.checks().findings().get(of.question().chosen());
        if (finding == null || !(finding.channel() == null || finding.channel().equals(matrix.channel()))) {
            return null;
        }
        Cursor found = null;
        for (var row : matrix.rows()) {
            for (int i = 0; i < matrix.columns().size(); i++) {
                var column = matrix.columns().get(i);
                boolean own = row.participant() == finding.participant();
                boolean isIt = finding.evidence().contains(row.cells().get(i).position())
                        || own && finding.evidence().contains(column.position());
                if (isIt && row.participant() != Matrix.HISTORY && (found == null || own)) {
                    var cell = new Cursor(row.participant(), column.number());
                    if (own) {
                        return cell;
                    }
                    found = cell;
                }
            }
        }
        return found;
    }

    private void names(Timeline timeline) {
        while (names.size() < matrix.rows().size()) {
            var name = new Label();
            name.setMouseTransparent(true);
            names.add(name);
            getChildren().add(name);
        }
        while (names.size() > matrix.rows().size()) {
            getChildren().remove(names.removeLast());
        }
        for (int row = 0; row < names.size(); row++) {
            int participant = matrix.rows().get(row).participant();
            var name = names.get(row);
            if (participant == Matrix.HISTORY) {
                name.setText("History");
                name.setGraphic(Icon.HISTORY.node(14));
            } else {
                var who = timeline.participants().get(participant);
                name.setText(who.name());
                name.setGraphic(ParticipantIcon.of(who));
            }
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return matrix.columns().isEmpty()
                ? 0
                : new MatrixPlaces(width, matrix.columns().size(), matrix.rows().size()).height();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        int fits = MatrixPlaces.room(width);
        if (fits != room && width > 0) {
            room = fits;
            actions.ask();
        }
        if (width != places.width()) {
            paint();
        }
        for (int row = 0; row < names.size(); row++) {
            names.get(row)
                    .resizeRelocate(MatrixPlaces.LEFT, places.y(row), MatrixPlaces.NAMES - MatrixPlaces.LEFT - 4, 28);
        }
        placeSentence();
    }

    private void paint() {
        var colours = palette;
        var of = state;
        double width = getWidth();
        if (colours == null || of == null || width <= 0) {
            return;
        }
        places = new MatrixPlaces(width, matrix.columns().size(), matrix.rows().size());
        double height = matrix.columns().isEmpty() ? 0 : places.height();
        for (var canvas : List.of(base, top)) {
            if (canvas.getWidth() != width || canvas.getHeight() != height) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
        }
        new MatrixPainter(baseBrush, colours, matrix, places)
                .paint(of.timeline(), of.question().lateNanos());
        mark();
    }

    // Draws what is marked: the cell under the mouse, or else the one that the keys are on.
    private void mark() {
        var colours = palette;
        var of = state;
        var marked = pointed != null ? pointed : cursor;
        int row = marked == null ? -1 : row(marked);
        int column = marked == null ? -1 : column(marked);
        boolean any = row >= 0 && column >= 0 && colours != null && of != null;
        top.setVisible(any);
        top.getGraphicsContext2D().clearRect(0, 0, top.getWidth(), top.getHeight());
        if (any && colours != null && of != null) {
            double x = places.x(column);
            topBrush.box(x - 2, places.y(row) - 2, 19, 33, colours.accent(), 2);
            double middle = x + 7;
            double end = places.sentence() + 14;
            topBrush.line(middle, places.y(row) + 31, middle, end, colours.accent(), 1, 1, 2, 2);
            topBrush.line(middle, end, middle + 10, end, colours.accent(), 1, 1, 2, 2);
            say(MatrixWords.of(matrix, row, column, of.timeline()));
        } else {
            say("");
        }
        placeSentence();
    }

    private void say(String words) {
        if (!words.equals(sentence.getText())) {
            sentence.setText(words);
            setAccessibleText("Delivery matrix. " + (words.isEmpty() ? INVITATION : words));
        }
        Nodes.show(sentence, !words.isEmpty());
    }

    private void placeSentence() {
        var marked = pointed != null ? pointed : cursor;
        int column = marked == null ? -1 : column(marked);
        if (column < 0 || !sentence.isVisible()) {
            return;
        }
        double wide = Math.min(sentence.prefWidth(-1), Math.max(0, getWidth() - 2 * MatrixPlaces.LEFT));
        double x = Math.min(places.x(column) + 17, getWidth() - MatrixPlaces.LEFT - wide);
        sentence.resizeRelocate(Math.max(MatrixPlaces.LEFT, x), places.sentence(), wide, 28);
    }

    private int row(Cursor of) {
        for (int i = 0; i < matrix.rows().size(); i++) {
            if (matrix.rows().get(i).participant() == of.participant()) {
                return i;
            }
        }
        return -1;
    }

    private int column(Cursor of) {
        for (int i = 0; i < matrix.columns().size(); i++) {
            if (matrix.columns().get(i).number() == of.number()) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Cursor at(MouseEvent event) {
        int row = places.rowAt(event.getY());
        int column = places.columnAt(event.getX());
        return row < 0 || column < 0 ? null : cursor(row, column);
    }

    private Cursor cursor(int row, int column) {
        return new Cursor(
                matrix.rows().get(row).participant(),
                matrix.columns().get(column).number());
    }

    private void point(@Nullable Cursor at) {
        if (at == null ? pointed != null : !at.equals(pointed)) {
            pointed = at;
            mark();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        var at = at(event);
        if (at != null) {
            cursor = at;
            mark();
            open(at);
        }
    }

    private void open(Cursor at) {
        var of = state;
        int row = row(at);
        int column = column(at);
        if (of == null || row < 0 || column < 0) {
            return;
        }
        long proof = matrix.rows().get(row).cells().get(column).position();
        long position = proof >= 0 ? proof : matrix.columns().get(column).position();
        int frame = of.timeline().frames().rowOf(position, at.participant());
        if (frame >= 0) {
            actions.goTo(frame);
        }
    }

    private void pressed(KeyEvent event) {
        if (matrix.columns().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case PAGE_UP -> move(0, -room);
            case PAGE_DOWN -> move(0, room);
            case HOME -> move(0, -matrix.columns().size());
            case END -> move(0, matrix.columns().size());
            case ENTER -> {
                if (cursor != null) {
                    open(cursor);
                }
            }
            case ESCAPE -> {
                if (cursor == null) {
                    return; // for the window
                }
                cursor = null;
                mark();
            }
            default -> {
                return; // all other keys are the window's
            }
        }
        event.consume();
    }

    private void move(int down, int right) {
        int columns = matrix.columns().size();
        int row = cursor == null ? -1 : row(cursor);
        int column = cursor == null ? -1 : column(cursor);
        if (row < 0 || column < 0) {
            cursor = cursor(0, columns - 1);
        } else {
            int to = column + right;
            if (to < 0 && !matrix.isFirst() || to >= columns && !matrix.isLast()) {
                turn(right < 0);
            }
            cursor = cursor(Math.clamp(row + down, 0, matrix.rows().size() - 1), Math.clamp(to, 0, columns - 1));
        }
        pointed = null;
        mark();
    }

    // Half of what is shown stays on screen.
    private void turn(boolean back) {
        int columns = matrix.columns().size();
        var edge = matrix.columns().get(back ? 0 : columns / 2);
        onFirst.accept(back ? Math.max(1, edge.number() - columns / 2) : edge.number());
    }
}
