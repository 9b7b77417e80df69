package dev.playhead.ui.welcome;

import dev.playhead.ui.theme.Icon;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/// Takes a recording that is dropped on it. Choosing one from a list of files is a button in the top
/// bar. FX thread.
final class DropArea extends VBox {
    DropArea(Consumer<Path> open) {
        getStyleClass().add("ph-drop");
        var words = new Label("Drop a recording here");
        words.getStyleClass().addAll("ph-medium", "ph-reading");
        var kinds = new Label(".mcap, any size");
        kinds.getStyleClass().addAll("ph-muted", "ph-small");
        getChildren().addAll(Icon.DOWNLOAD.node(16), words, kinds);
        setOnDragOver(e -> {
            if (!recordings(e.getDragboard().getFiles()).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        setOnDragEntered(e -> {
            if (!recordings(e.getDragboard().getFiles()).isEmpty()
                    && !getStyleClass().contains("ph-over")) {
                getStyleClass().add("ph-over");
            }
        });
        setOnDragExited(e -> getStyleClass().remove("ph-over"));
        setOnDragDropped(e -> {
            var files = recordings(e.getDragboard().getFiles());
            e.setDropCompleted(!files.isEmpty());
            e.consume();
            if (!files.isEmpty()) {
                open.accept(files.getFirst());
            }
        });
    }

    /// Those of the dropped files that can be opened.
    static List<Path> recordings(List<File> files) {
        return files.stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".mcap"))
                .map(File::toPath)
                .toList();
    }
}
