package dev.playhead.ui.stage;

import dev.playhead.transport.api.Vitals;
import dev.playhead.ui.command.KeySign;
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
        scrolling = hint("scroll", new KeySign("stage-up", "\u2191"), new KeySign("stage-down", "\u2193"));
        others = hint("stop", new KeySign("stage-stop", "S"));
        getChildren().addAll(dropped, file, Nodes.space(), hint("choose a device", device(1), device(2), device(3)));
        getChildren()
                .addAll(
                        hint("cut, hold to cut only while held", new KeySign("stage-cut", "X")),
                        hint("slow", new KeySign("stage-slow", "L")),
                        others,
                        scrolling);
        getChildren()
                .addAll(hint("pause", new KeySign("play", "Space")), hint("rewind", new KeySign("back", "\u2190")));
    }

    private static KeySign device(int number) {
        return new KeySign("stage-device-" + number, Integer.toString(number));
    }

    private static HBox hint(String words, KeySign... keys) {
        var hint = new HBox(6);
        hint.setAlignment(Pos.CENTER_LEFT);
        hint.getChildren().addAll(keys);
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
