package dev.playhead.ui.welcome;

import dev.playhead.ui.theme.Icon;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/// Takes a recording that is dropped on it, or lets a person choose one. FX thread.
final class DropArea extends VBox {
    DropArea(Consumer<Path> open, Runnable choose) {
        getStyleClass().add("ph-drop");
        var words = new Label("Drop a recording here");
        words.getStyleClass().addAll("ph-medium", "ph-reading");
        var kinds = new Label(".mcap, any size");
        kinds.getStyleClass().addAll("ph-muted", "ph-small");
        var button = new Button("Open recording");
        button.getStyleClass().addAll("ph-sm");
        button.setOnAction(e -> choose.run());
        getChildren().addAll(Icon.DOWNLOAD.node(16), words, kinds, button);
        setOnDragOver(e -> {
            if (!recordings(e).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        setOnDragEntered(e -> {
            if (!recordings(e).isEmpty()) {
                getStyleClass().add("ph-over");
            }
        });
        setOnDragExited(e -> getStyleClass().remove("ph-over"));
        setOnDragDropped(e -> {
            var files = recordings(e);
            files.stream().limit(1).forEach(file -> open.accept(file.toPath()));
            e.setDropCompleted(!files.isEmpty());
            e.consume();
        });
    }

    private static List<File> recordings(DragEvent event) {
        return event.getDragboard().getFiles().stream()
                .filter(file -> file.getName().endsWith(".mcap"))
                .toList();
    }
}
