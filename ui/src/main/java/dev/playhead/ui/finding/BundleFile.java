package dev.playhead.ui.finding;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes bundles of findings to files that people choose, beside the FX thread.
public final class BundleFile {
    private static final Logger LOG = LoggerFactory.getLogger(BundleFile.class);

    private final Function<Finding, @Nullable Path> choose;
    private final Consumer<String> tell;

    /// @param choose asks a person for a file; null when they want none. FX thread
    /// @param tell given a sentence for a person. FX thread
    public BundleFile(Function<Finding, @Nullable Path> choose, Consumer<String> tell) {
        this.choose = choose;
        this.tell = tell;
    }

    /// Asks in a dialog of the system.
    public static @Nullable Path dialog(@Nullable Window owner, Finding finding) {
        var chooser = new FileChooser();
        chooser.setTitle("Save bundle");
        chooser.setInitialFileName(FindingBundle.name(finding));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("ZIP", "*.zip"));
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    /// Writes the bundle of a finding where a person wants it. FX thread.
    public void write(Session session, Finding finding) {
        var file = choose.apply(finding);
        if (file != null) {
            tell.accept("The bundle is being written to " + file + ".");
            Thread.startVirtualThread(() -> {
                var words = written(session, finding, file);
                Platform.runLater(() -> tell.accept(words));
            });
        }
    }

    /// Writes a bundle. Returns a sentence that says whether it is there. Not for the FX thread.
    static String written(Session session, Finding finding, Path file) {
        try {
            FindingBundle.write(session, finding, file);
            return "The bundle is in " + file + ": the recording around the finding, and reports of it.";
        } catch (FileAlreadyExistsException e) {
            return e.getFile() + " exists already and was left as it is. Choose another name.";
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot write the bundle {}", file, e);
            return "The bundle could not be written to " + file + ": " + e.getMessage() + ". Choose another place.";
        }
    }
}
