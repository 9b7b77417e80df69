package dev.playhead.ui.compare;

import dev.playhead.transport.compare.TextOrigin;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Origin of the text of a place on one side: append, its text, time, version and frame. FX thread.
final class OriginBox extends HBox {
    private static final int MOST_TEXT = 24;

    private final Label title = Nodes.label("First difference", "ph-medium");
    private final Label append = Nodes.label("", "ph-second");
    private final Label clock = Nodes.label("", "ph-mono");
    private final Label serial = Nodes.label("", "ph-mono", "ph-second");
    private final Hyperlink frame = new Hyperlink();

    /// @param side whose it is
    /// @param onFrame run when somebody wants to see the frame
    OriginBox(SideName side, Runnable onFrame) {
        super(8);
        getStyleClass().add("ph-compare-origin");
        setAlignment(Pos.CENTER_LEFT);
        frame.setId("compare-frame-" + (side == SideName.A ? "a" : "b"));
        frame.getStyleClass().addAll("ph-mono");
        frame.setOnAction(e -> {
            frame.setVisited(false);
            onFrame.run();
        });
        for (var label : new Label[] {title, clock}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        frame.setMinWidth(Region.USE_PREF_SIZE);
        append.setMinWidth(0);
        serial.setMinWidth(0);
        var first = new HBox(6, title, append, Nodes.space(), clock);
        var second = new HBox(6, serial, Nodes.space(), frame);
        first.setAlignment(Pos.CENTER_LEFT);
        second.setAlignment(Pos.CENTER_LEFT);
        var lines = new VBox(2, first, second);
        lines.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        var flag = Icon.FLAG.node(14);
        flag.getStyleClass().add("ph-accent-icon");
        getChildren().addAll(flag, lines);
    }

    /// @param place number of the place, from 1
    void show(ComparedSource source, @Nullable TextOrigin origin, int place) {
        title.setText(place == 1 ? "First difference" : "Place " + place);
        if (origin == null) {
            append.setText("nobody can tell which frame brought it");
            clock.setText("");
            serial.setText("");
            Nodes.show(frame, false);
            return;
        }
        var version = origin.version();
        append.setText((origin.append() > 0 ? "append " + origin.append() : "written whole") + ", "
                + quoted(Objects.requireNonNullElse(version.text(), "")));
        clock.setText(source.clock(version.atNanos()));
        serial.setText((version.serial() == null ? "" : version.serial() + ", ") + "v" + version.number());
        Nodes.show(frame, version.row() >= 0);
        frame.setText("#" + Formats.number(version.row() + 1));
        frame.setAccessibleText(
                "Show frame " + Formats.number(version.row() + 1) + " of " + source.letter() + " on the timeline");
    }

    // A space at an end is what may differ.
    private static String quoted(String text) {
        var cut = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "\u2026" : text;
        return "\u201c" + cut.replace(' ', '\u00b7').replace('\n', '\u00b6') + "\u201d";
    }
}
