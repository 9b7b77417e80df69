package dev.playhead.ui.scenario;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Scenarios that are dropped on a node. FX thread.
public final class ScenarioDrops {
    private ScenarioDrops() {}

    /// Lets a scenario be dropped anywhere on a node, and leaves other files to whoever takes them there.
    public static void takeOn(Node node, Consumer<Path> onDrop) {
        node.addEventFilter(DragEvent.DRAG_OVER, e -> {
            if (!scenarios(e.getDragboard().getFiles()).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        node.addEventFilter(DragEvent.DRAG_DROPPED, e -> {
            var files = scenarios(e.getDragboard().getFiles());
            if (!files.isEmpty()) {
                e.setDropCompleted(true);
                e.consume();
                onDrop.accept(files.getFirst());
            }
        });
    }

    /// Returns those of some files that may be scenarios.
    static List<Path> scenarios(List<File> files) {
        return files.stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).matches(".+\\.ya?ml"))
                .map(File::toPath)
                .toList();
    }
}
