package dev.playhead.ui.welcome;

import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The recordings of this machine, newest first. FX thread.
final class RecentRecordings extends VBox {
    private static final int SHOWN = 4;
    private static final String SUFFIX = ".playhead.mcap";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    RecentRecordings(List<Path> recordings, Consumer<Path> open) {
        getStyleClass().add("ph-card");
        var title = new Label("Recent recordings");
        title.getStyleClass().addAll("ph-strong", "ph-reading");
        var all = new Label(recordings.isEmpty() ? "" : "All " + recordings.size());
        all.getStyleClass().add("ph-muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(title, space, all);
        header.getStyleClass().addAll("ph-card-header", "ph-welcome-header");
        getChildren().add(header);
        if (recordings.isEmpty()) {
            var none = new Label("None yet. Every run of the broker writes one.");
            none.getStyleClass().addAll("ph-muted", "ph-card-body");
            getChildren().add(none);
        }
        recordings.stream().limit(SHOWN).forEach(file -> getChildren().add(row(file, open)));
    }

    private static Node row(Path file, Consumer<Path> open) {
        var name = new Label(String.valueOf(file.getFileName()).replace(SUFFIX, ""));
        name.getStyleClass().add("ph-medium");
        var when = new Label(when(file));
        when.getStyleClass().addAll("ph-muted", "ph-small");
        var size = new Label(size(file));
        size.getStyleClass().addAll("ph-mono", "ph-muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var words = new VBox(2, name, when);
        words.setAlignment(Pos.CENTER_LEFT);
        var line = new HBox(12, Icon.FILE.node(14), words, space, size);
        line.getStyleClass().add("ph-centred");
        var button = new Button("", line);
        line.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.getStyleClass().add("ph-recent-row");
        button.setAccessibleText("Open " + name.getText());
        button.setOnAction(e -> open.accept(file));
        return button;
    }

    private static String when(Path file) {
        try {
            return WHEN.format(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return "cannot tell when";
        }
    }

    private static String size(Path file) {
        try {
            return Words.bytes(Files.size(file));
        } catch (IOException e) {
            return "";
        }
    }
}
