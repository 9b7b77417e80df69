package dev.playhead.ui.version;

import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Grid of arrivals: one row for each device. Arrow keys and mouse choose a version and a device; pointing at a place
/// says what is so there. Painted only when what it shows has changed. FX thread.
final class ArrivalView extends Pane implements ArrowKeys {
    private static final double SENTENCE = 36;
    private static final double LEGEND = 44;

    private final IntConsumer onVersion;
    private final IntConsumer onDevice;
    private final Runnable onOpen;
    private final Canvas base = new Canvas();
    private final Canvas top = new Canvas();
    private final CanvasBrush baseBrush = new CanvasBrush(base.getGraphicsContext2D());
    private final CanvasBrush topBrush = new CanvasBrush(top.getGraphicsContext2D());
    private final Canvas legend = new Canvas();
    private final CanvasBrush legendBrush = new CanvasBrush(legend.getGraphicsContext2D());
    private final WrappedText sentence = new WrappedText("ph-device-text", "ph-small");
    private final List<Label> names = new ArrayList<>();
    private @Nullable VersionsState state;
    private @Nullable Palette palette;
    private ArrivalPlaces places = ArrivalPlaces.of(List.of(), 0, 0);
    private int chosen;
    private int device;
    private int pointedVersion;
    private int pointedRow = -1;

    /// @param onVersion told the number of the version that somebody has chosen
    /// @param onDevice told the participant that somebody has chosen
    /// @param onOpen told that somebody wants to see the frame of both
    ArrivalView(IntConsumer onVersion, IntConsumer onDevice, Runnable onOpen) {
        this.onVersion = onVersion;
        this.onDevice = onDevice;
        this.onOpen = onOpen;
        setId("version-arrivals");
        getStyleClass().addAll("ph-matrix", "ph-focusable");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        top.setMouseTransparent(true);
        legend.setMouseTransparent(true);
        sentence.setMouseTransparent(true);
        sentence.setId("arrival-sentence");
        getChildren().addAll(base, top, legend, sentence);
        setOnMouseMoved(this::moved);
        setOnMouseExited(e -> point(0, -1));
        setOnMouseClicked(this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// @param number of the chosen version
    /// @param participant the chosen device
    void show(VersionsState now, Palette colours, int number, int participant) {
        var before = state;
        boolean same = before != null
                && before.grid().equals(now.grid())
                && before.versions().equals(now.versions())
                && colours.equals(palette)
                && number == chosen
                && before.timeline().participants().size()
                        == now.timeline().participants().size();
        state = now;
        palette = colours;
        chosen = number;
        device = participant;
        if (!same) {
            names(now);
            requestLayout();
            paint();
        } else {
            mark();
        }
    }

    void clear() {
        state = null;
        getChildren().removeAll(names);
        names.clear();
        top.setVisible(false);
        base.setVisible(false);
        legend.setVisible(false);
        sentence.setText("");
    }

    private void names(VersionsState of) {
        getChildren().removeAll(names);
        names.clear();
        for (var row : of.grid().rows()) {
            var name = new Label(row.isHistory() ? "History" : of.who(row.participant()));
            name.setGraphic(
                    row.isHistory()
                            ? Icon.HISTORY.node(14)
                            : ParticipantIcon.of(of.timeline().participants().get(row.participant())));
            name.setMouseTransparent(true);
            names.add(name);
        }
        getChildren().addAll(names);
    }

    @Override
    protected double computePrefHeight(double width) {
        var of = state;
        return of == null
                ? 0
                : ArrivalPlaces.AXIS + of.grid().rows().size() * ArrivalPlaces.ROW + 4 + SENTENCE + LEGEND;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != places.width()) {
            paint();
        }
        for (int row = 0; row < names.size(); row++) {
            names.get(row)
                    .resizeRelocate(
                            ArrivalPlaces.LEFT,
                            ArrivalPlaces.AXIS + row * ArrivalPlaces.ROW,
                            ArrivalPlaces.NAMES - ArrivalPlaces.LEFT - 8,
                            ArrivalPlaces.ROW);
        }
        sentence.resizeRelocate(
                ArrivalPlaces.LEFT, places.height(), Math.max(0, getWidth() - 2 * ArrivalPlaces.LEFT), SENTENCE);
        legend.relocate(0, places.height() + SENTENCE);
    }

    private void paint() {
        var colours = palette;
        var of = state;
        double width = getWidth();
        if (colours == null || of == null || width <= 0) {
            return;
        }
        places = ArrivalPlaces.of(of.versions().all(), of.grid().rows().size(), width);
        for (var canvas : List.of(base, top)) {
            canvas.setVisible(true);
            canvas.setWidth(width);
            canvas.setHeight(places.height());
        }
        legend.setVisible(true);
        legend.setWidth(width);
        legend.setHeight(LEGEND);
        new ArrivalPainter(baseBrush, colours, of.grid(), places).paint(of.timeline(), chosen);
        legendBrush.rect(0, 0, width, LEGEND, colours.bg0());
        ArrivalPainter.legend(legendBrush, colours, of.grid(), width);
        mark();
    }

    private int rowOf(int participant) {
        var of = state;
        for (int i = 0; of != null && i < of.grid().rows().size(); i++) {
            if (of.grid().rows().get(i).participant() == participant) {
                return i;
            }
        }
        return -1;
    }

    // The chosen version over all rows, the chosen device at the left, and what is pointed at.
    private void mark() {
        var colours = palette;
        var of = state;
        top.getGraphicsContext2D().clearRect(0, 0, top.getWidth(), top.getHeight());
        if (colours == null || of == null || of.grid().count() == 0) {
            say("");
            return;
        }
        int row = rowOf(device);
        if (row >= 0) {
            double y = ArrivalPlaces.AXIS + row * ArrivalPlaces.ROW;
            topBrush.rect(0, y + 6, 2, ArrivalPlaces.ROW - 12, colours.accent(), 1);
        }
        if (chosen >= 1 && chosen <= of.grid().count()) {
            double wide = Math.max(8, places.pitch(chosen - 1) + 8);
            double x = places.x(chosen - 1) - wide / 2;
            topBrush.box(
                    x, ArrivalPlaces.AXIS + 2, wide, places.height() - ArrivalPlaces.AXIS - 6, colours.accent(), 2);
        }
        if (pointedRow >= 0
                && pointedRow < of.grid().rows().size()
                && pointedVersion >= 1
                && pointedVersion <= of.grid().count()) {
            double wide = Math.max(4, places.pitch(pointedVersion - 1));
            topBrush.box(
                    places.x(pointedVersion - 1) - wide / 2 - 1,
                    places.y(pointedRow) - 1,
                    wide + 2,
                    ArrivalPlaces.MARK + 2,
                    colours.fg0(),
                    1);
            say(ArrivalWords.sentence(of, of.grid().rows().get(pointedRow).participant(), pointedVersion));
        } else {
            say(ArrivalWords.sentence(of, device, chosen));
        }
    }

    private void say(String words) {
        if (!words.equals(sentence.getText())) {
            sentence.setText(words);
        }
        setAccessibleText("Where each version arrived. " + words);
    }

    private void moved(MouseEvent event) {
        point(places.versionAt(event.getX()) + 1, places.rowAt(event.getY()));
    }

    private void point(int version, int row) {
        if (version != pointedVersion || row != pointedRow) {
            pointedVersion = version;
            pointedRow = row;
            mark();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        var of = state;
        int row = places.rowAt(event.getY());
        int version = places.versionAt(event.getX()) + 1;
        if (of == null || row < 0) {
            return;
        }
        onDevice.accept(of.grid().rows().get(row).participant());
        if (version >= 1) {
            onVersion.accept(version);
        }
        if (event.getClickCount() == 2) {
            onOpen.run();
        }
    }

    private void pressed(KeyEvent event) {
        var of = state;
        if (of == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> version(chosen - 1);
            case RIGHT -> version(chosen + 1);
            case PAGE_UP -> version(chosen - 10);
            case PAGE_DOWN -> version(chosen + 10);
            case HOME -> version(1);
            case END -> version(of.grid().count());
            case UP -> device(of, -1);
            case DOWN -> device(of, 1);
            case ENTER -> onOpen.run();
            default -> {
                return; // all other keys are the window's
            }
        }
        event.consume();
    }

    private void version(int number) {
        var of = state;
        if (of != null && of.grid().count() > 0) {
            onVersion.accept(Math.clamp(number, 1, of.grid().count()));
        }
    }

    private void device(VersionsState of, int by) {
        int row = rowOf(device);
        int to = row < 0 ? 0 : Math.clamp(row + by, 0, of.grid().rows().size() - 1);
        if (!of.grid().rows().isEmpty()) {
            onDevice.accept(of.grid().rows().get(to).participant());
        }
    }
}
