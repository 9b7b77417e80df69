package dev.playhead.ui.welcome;

import dev.playhead.transport.api.RecordingSummary;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;

/// One recording in a list: its name and day, and when they have been read its density, length and frames. FX thread.
final class RecentRow extends Button {
    /// Bars of the density.
    static final int PARTS = 32;

    private static final String SUFFIX = ".playhead.mcap";
    private static final int BAR = 3;
    private static final int TALL = 24;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private final SVGPath bars = new SVGPath();
    private final Label length = Nodes.label("", "ph-mono", "ph-second");
    private final Label frames = Nodes.label("", "ph-small", "ph-muted");

    RecentRow(Path file, Consumer<Path> open) {
        var name = Nodes.label(String.valueOf(file.getFileName()).replace(SUFFIX, ""), "ph-medium");
        var words = new VBox(2, name, Nodes.label(when(file), "ph-muted", "ph-small"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setPrefWidth(150);
        bars.getStyleClass().add("ph-recent-bars");
        var ground = new Line(0, 0, PARTS * BAR, 0);
        ground.getStyleClass().add("ph-recent-ground");
        var density = new VBox(bars, ground);
        density.setAlignment(Pos.BOTTOM_LEFT);
        density.setMinSize(PARTS * BAR, TALL + 1);
        density.setMaxHeight(TALL + 1);
        frames.setText(size(file));
        var figures = new VBox(2, length, frames);
        figures.setAlignment(Pos.CENTER_RIGHT);
        figures.setMinWidth(96);
        var line = new HBox(12, Icon.FILE.node(14), words, density, Nodes.space(), figures);
        line.getStyleClass().add("ph-centred");
        line.prefWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(line);
        getStyleClass().add("ph-recent-row");
        setAccessibleText("Open " + name.getText());
        setOnAction(e -> open.accept(file));
    }

    /// Shows what has been read of the recording.
    void show(RecordingSummary summary) {
        length.setText(Formats.shortClock(summary.lengthNanos()));
        frames.setText(String.format(Locale.ROOT, "%,d frames", summary.frames()));
        bars.setContent(path(summary.density()));
    }

    /// A bar of 2 px for each part; one with anything in it is at least 1 px tall.
    static String path(int... density) {
        int most = 1;
        for (int each : density) {
            most = Math.max(most, each);
        }
        var path = new StringBuilder();
        for (int i = 0; i < density.length; i++) {
            int tall = (int) Math.ceil(density[i] * (double) TALL / most);
            if (tall > 0) {
                path.append(String.format(Locale.ROOT, "M%d %dh2v%dh-2z", i * BAR, TALL - tall, tall));
            }
        }
        return path.toString();
    }

    private static String when(Path file) {
        try {
            var at = Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.systemDefault());
            return when(at, LocalDate.now(ZoneId.systemDefault()));
        } catch (IOException e) {
            return "cannot tell when";
        }
    }

    static String when(ZonedDateTime at, LocalDate today) {
        if (at.toLocalDate().equals(today)) {
            return "today, " + TIME.format(at);
        }
        return at.toLocalDate().equals(today.minusDays(1)) ? "yesterday, " + TIME.format(at) : DAY.format(at);
    }

    private static String size(Path file) {
        try {
            return Formats.bytes(Files.size(file));
        } catch (IOException e) {
            return "";
        }
    }
}
