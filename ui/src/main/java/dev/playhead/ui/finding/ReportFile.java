package dev.playhead.ui.finding;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.copy.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes reports of findings to files that people choose, beside the FX thread.
public final class ReportFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private final Function<ReportFormat, @Nullable Path> choose;
    private final Consumer<String> tell;

    /// @param choose asks a person for a file; null when they want none. FX thread
    /// @param tell given a sentence for a person. FX thread
    public ReportFile(Function<ReportFormat, @Nullable Path> choose, Consumer<String> tell) {
        this.choose = choose;
        this.tell = tell;
    }

    /// Asks in a dialog of the system.
    public static @Nullable Path dialog(@Nullable Window owner, ReportFormat format) {
        var chooser = new FileChooser();
        chooser.setTitle("Export report");
        chooser.setInitialFileName("findings." + format.extension());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.title(), "*." + format.extension()));
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    /// Writes a report where a person wants it. FX thread.
    public void write(Session session, FindingsState state, ReportFormat format) {
        var file = choose.apply(format);
        if (file != null) {
            Thread.startVirtualThread(() -> {
                var words = written(session, state, format, file);
                Platform.runLater(() -> tell.accept(words));
            });
        }
    }

    /// Writes a report. Returns a sentence that says whether it is there. Not for the FX thread.
    static String written(Session session, FindingsState state, ReportFormat format, Path file) {
        try {
            WholeFile.write(file, FindingsReport.of(session, state, format));
            return "The report is in " + file + ".";
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot write the report {}", file, e);
            return "The report could not be written to " + file + ": " + e.getMessage() + ". Choose another place.";
        }
    }

    /// Gives the text of a report to `then` on the FX thread.
    public void text(Session session, FindingsState state, Consumer<String> then) {
        Thread.startVirtualThread(() -> {
            try {
                var text = FindingsReport.of(session, state, ReportFormat.MARKDOWN);
                Platform.runLater(() -> {
                    then.accept(text);
                    tell.accept("The report is on the clipboard.");
                });
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot write the report", e);
                Platform.runLater(() -> tell.accept("The report could not be read together: " + e.getMessage() + "."));
            }
        });
    }
}
