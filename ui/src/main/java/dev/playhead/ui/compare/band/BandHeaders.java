package dev.playhead.ui.compare.band;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/// Names of the lanes at their left. FX thread.
final class BandHeaders extends Pane {
    static final double WIDTH = 176;
    private static final double EDGE = 8;

    BandHeaders() {
        getStyleClass().add("ph-compare-headers");
        setMouseTransparent(true);
    }

    void clear() {
        getChildren().clear();
    }

    void show(Bands of, BandRows rows, int firstDevice) {
        clear();
        side(of, rows, firstDevice, true);
        side(of, rows, firstDevice, false);
        long both = of.all().stream()
                .filter(band -> band.a() != null && band.b() != null)
                .count();
        put(
                rows.middle() - 12,
                24,
                12,
                Nodes.label("Matched", "ph-medium", "ph-small"),
                Nodes.label(both + " of " + Formats.count(of.all().size(), "run"), "ph-muted", "ph-small"));
    }

    private void side(Bands of, BandRows rows, int firstDevice, boolean isA) {
        var side = of.side(isA);
        put(
                rows.rulerTop(isA),
                BandRows.RULER,
                12,
                Nodes.label(side.letter(), "ph-compare-letter"),
                Nodes.label(side.title(), "ph-second", "ph-small"));
        if (rows.devices() == 0) {
            put(
                    rows.deviceTop(isA, 0),
                    BandRows.DEVICE,
                    40,
                    Nodes.label(Formats.count(side.devices().size(), "device"), "ph-muted", "ph-small"));
        }
        for (int row = 0; row < rows.devices(); row++) {
            int device = firstDevice + row;
            if (device < side.devices().size()) {
                var participant = side.devices().get(device);
                put(
                        rows.deviceTop(isA, row),
                        BandRows.DEVICE,
                        40,
                        ParticipantIcon.of(participant),
                        Nodes.label(participant.name(), "ph-second", "ph-small"));
            }
        }
        put(rows.runTop(isA), BandRows.RUN, 40, Nodes.label(agents(of, isA, false), "ph-main-text", "ph-small"));
        put(rows.innerTop(isA), BandRows.INNER, 40, Nodes.label(agents(of, isA, true), "ph-muted", "ph-small"));
    }

    private void put(double top, double tall, double from, Node... nodes) {
        var box = new HBox(6, nodes);
        box.getStyleClass().add("ph-centred");
        box.setManaged(false);
        for (var node : nodes) {
            if (node instanceof Label label && !label.getStyleClass().contains("ph-compare-letter")) {
                label.setMinWidth(0);
            }
        }
        getChildren().add(box);
        box.resizeRelocate(from, top, WIDTH - from - EDGE, tall);
    }

    private static String agents(Bands of, boolean isA, boolean isInner) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < of.all().size() && names.size() <= 3; i++) {
            var run = of.all().get(i).on(isA);
            if (run != null && of.places().isInner(i) == isInner) {
                names.add(run.agent());
            }
        }
        var some = List.copyOf(names);
        return some.size() <= 2 ? String.join(", ", some) : some.getFirst() + ", " + some.get(1) + ", \u2026";
    }
}
