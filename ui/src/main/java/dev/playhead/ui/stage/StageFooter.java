package dev.playhead.ui.stage;

import dev.playhead.transport.api.Vitals;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line below the stage: what was dropped, where it is recorded, and the keys. FX thread.
final class StageFooter extends HBox {
    private static final double WIDE = 1_280;

    private final FigureLine dropped = new FigureLine("ph-small", "ph-second");
    private final Label file = Nodes.label("", "ph-small", "ph-second");
    private final HBox scrolling;
    private final HBox others;

    StageFooter() {
        super(20);
        getStyleClass().add("ph-stage-footer");
        setAlignment(Pos.CENTER_LEFT);
        dropped.setMinWidth(USE_PREF_SIZE);
        file.setMinWidth(0);
        scrolling = hint("scroll", "\u2191", "\u2193");
        others = hint("stop", "S");
        getChildren().addAll(dropped, file, Nodes.space(), hint("choose a device", "1", "2", "3"));
        getChildren().addAll(hint("cut, hold to cut only while held", "X"), hint("slow", "L"), others, scrolling);
        getChildren().addAll(hint("pause", "Space"), hint("rewind", "\u2190"));
    }

    private static HBox hint(String words, String... keys) {
        var hint = new HBox(6);
        hint.setAlignment(Pos.CENTER_LEFT);
        for (var key : keys) {
            hint.getChildren().add(Nodes.label(key, "ph-key"));
        }
        hint.getChildren().add(Nodes.label(words, "ph-small", "ph-muted"));
        hint.setMinWidth(USE_PREF_SIZE);
        return hint;
    }

    void show(Vitals vitals) {
        dropped.show("Dropped " + Formats.number(vitals.dropped()));
        var name = String.valueOf(vitals.file().getFileName());
        var words = (vitals.address() != null ? "Recording to " : "Recorded in ") + name;
        if (!words.equals(file.getText())) {
            file.setText(words);
        }
    }

    /// Makes room for a window of this width.
    void fit(double width) {
        Nodes.show(scrolling, width >= WIDE);
        Nodes.show(others, width >= WIDE);
    }
}
