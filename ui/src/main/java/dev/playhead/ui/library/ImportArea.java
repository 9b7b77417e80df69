package dev.playhead.ui.library;

import dev.playhead.transport.foreign.ForeignFormat;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Takes recordings to import, and says how far a copy has come. FX thread.
final class ImportArea extends HBox {
    private static final double WIDE = 760;

    private final Label words = Nodes.label("Drop recordings here to import them", "ph-medium");
    private final Label kinds =
            Nodes.label(".mcap, any size. They are copied, the original stays.", "ph-muted", "ph-small");
    private final Button choose = new Button("Choose file\u2026");
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel = new Button("Cancel");

    ImportArea(Runnable onChoose, Runnable onCancel) {
        super(12);
        getStyleClass().addAll("ph-drop", "ph-library-drop");
        choose.setId("import");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(e -> onChoose.run());
        cancel.setId("cancel-import");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> onCancel.run());
        progress.setAccessibleText("Import");
        getChildren().addAll(Icon.DOWNLOAD.node(16), words, kinds, choose, progress, cancel);
        widthProperty().addListener(o -> fit());
        over();
    }

    private void fit() {
        Nodes.show(kinds, getWidth() >= WIDE && !progress.isVisible());
    }

    /// Shows how far the copy of a file has come, from 0 to 1.
    void copying(Path file, double share) {
        words.setText("Importing " + file.getFileName() + ", " + Math.round(share * 100) + " %");
        progress.setProgress(share);
        busy(true);
    }

    /// Nothing is copied any more.
    void over() {
        words.setText("Drop recordings here to import them");
        busy(false);
    }

    private void busy(boolean busy) {
        Nodes.show(progress, busy);
        Nodes.show(cancel, busy);
        Nodes.show(choose, !busy);
        fit();
    }

    /// Lets recordings be dropped anywhere on a region.
    void takeDropsOn(Region whole, Consumer<List<Path>> onDrop) {
        whole.setOnDragOver(e -> {
            if (!recordings(e.getDragboard().getFiles()).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
                if (!getStyleClass().contains("ph-over")) {
                    getStyleClass().add("ph-over");
                }
            }
            e.consume();
        });
        whole.setOnDragExited(e -> getStyleClass().remove("ph-over"));
        whole.setOnDragDropped(e -> {
            var files = recordings(e.getDragboard().getFiles());
            e.setDropCompleted(!files.isEmpty());
            e.consume();
            getStyleClass().remove("ph-over");
            onDrop.accept(files);
        });
    }

    /// Returns those of some files that may be recordings.
    static List<Path> recordings(List<File> files) {
        return files.stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".mcap")
                        || ForeignFormat.of(file.toPath()).isPresent())
                .map(File::toPath)
                .toList();
    }
}
