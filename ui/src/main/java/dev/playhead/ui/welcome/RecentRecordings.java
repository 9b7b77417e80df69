package dev.playhead.ui.welcome;

import dev.playhead.transport.api.RecordingSummary;
import dev.playhead.ui.control.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recordings of this machine, newest first. FX thread.
final class RecentRecordings extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(RecentRecordings.class);
    private static final int SHOWN = 4;
    /// Of larger ones the size says enough: 100,000 packed messages of 200 bytes, half a second to read.
    private static final long MOST_BYTES = 10 << 20;
    // The window is on the screen before anything is read that can wait.
    private static final Executor LATER = CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS);

    RecentRecordings(List<Path> recordings, Consumer<Path> open) {
        getStyleClass().add("ph-card");
        var title = new Label("Recent recordings");
        title.getStyleClass().addAll("ph-strong", "ph-reading");
        var all = new Label(recordings.isEmpty() ? "" : "All " + recordings.size());
        all.getStyleClass().add("ph-muted");
        var header = new HBox(title, Nodes.space(), all);
        header.getStyleClass().addAll("ph-card-header", "ph-welcome-header");
        getChildren().add(header);
        if (recordings.isEmpty()) {
            var none = new Label("None yet. Every run of the broker writes one.");
            none.getStyleClass().addAll("ph-muted", "ph-card-body");
            getChildren().add(none);
        }
        var rows = new LinkedHashMap<Path, RecentRow>();
        recordings.stream().limit(SHOWN).forEach(file -> rows.put(file, new RecentRow(file, open)));
        getChildren().addAll(rows.values());
        if (!rows.isEmpty()) {
            LATER.execute(() -> rows.forEach(RecentRecordings::read));
        }
    }

    private static void read(Path file, RecentRow row) {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                var summary = RecordingSummary.at(file, RecentRow.PARTS);
                Platform.runLater(() -> row.show(summary));
            }
        } catch (IOException e) {
            LOG.debug("The list does without what is in {}", file, e);
        }
    }
}
